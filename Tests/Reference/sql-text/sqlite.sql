SELECT 't' || '|' || CASE WHEN k0 IS NULL THEN '-' ELSE hex(k0) END || '|' || CASE WHEN k1 IS NULL THEN '-' ELSE CAST(k1 AS TEXT) END || '|' || CAST(m0 AS TEXT) || '|' || CAST(m1 AS TEXT) || ':' || CAST(m1low AS TEXT) || ':' || CAST(m1bad AS TEXT) || '|' || CAST(m2 AS TEXT) || ':' || CAST(m2low AS TEXT) || ':' || CAST(m2bad AS TEXT) AS line
FROM (SELECT k0, k1, count(*) AS m0, sum(m1 / 4294967296) AS m1, sum(m1 % 4294967296) AS m1low, sum(typeof(m1) <> 'integer') AS m1bad, sum(m2 / 4294967296) AS m2, sum(m2 % 4294967296) AS m2low, sum(typeof(m2) <> 'integer') AS m2bad
FROM (SELECT v0 AS k0, (12 * (100 * ((4 * (v1 + 719468) + 3) / 146097) + ((4 * (((4 * (v1 + 719468) + 3) % 146097) / 4) + 3) / 1461)) + ((5 * (((4 * (((4 * (v1 + 719468) + 3) % 146097) / 4) + 3) % 1461) / 4) + 2) / 153) + 2) AS k1, v3 AS m1, (v3 * v3) AS m2
FROM (SELECT v0, v1, v2, v3
FROM (SELECT t0, t0 AS v0, t1, CASE WHEN a1 BETWEEN 1 AND 9999 AND b1 BETWEEN 1 AND 12 AND d1 BETWEEN 1 AND CASE WHEN b1 = 2 THEN CASE WHEN (a1 % 4 = 0 AND a1 % 100 <> 0) OR a1 % 400 = 0 THEN 29 ELSE 28 END WHEN b1 IN (4, 6, 9, 11) THEN 30 ELSE 31 END THEN ((365 * (((a1 * 12 + b1 - 1) - 2) / 12) + (((a1 * 12 + b1 - 1) - 2) / 48) - (((a1 * 12 + b1 - 1) - 2) / 1200) + (((a1 * 12 + b1 - 1) - 2) / 4800) + ((153 * (((a1 * 12 + b1 - 1) - 2) % 12) + 2) / 5) - 719468) + d1 - 1) END AS v1, t2, CASE WHEN t2 IN ('S') THEN 1 WHEN t2 IN ('N') THEN 0 END AS v2, t3, CASE WHEN length(a3) <= 18 THEN b3 * CAST(CASE WHEN a3 = '' THEN '0' ELSE a3 END AS INTEGER) END AS v3
FROM (SELECT t0, t1, CASE WHEN t1 REGEXP '^([0-9]{1,2}[/][0-9]{1,2}[/][0-9]{4})$' THEN CAST(substr(t1, length(t1) - 3) AS INTEGER) END AS a1, CASE WHEN t1 REGEXP '^([0-9]{1,2}[/][0-9]{1,2}[/][0-9]{4})$' THEN CAST(substr(t1, instr(t1, '/') + 1, length(t1) - 5 - instr(t1, '/')) AS INTEGER) END AS b1, CASE WHEN t1 REGEXP '^([0-9]{1,2}[/][0-9]{1,2}[/][0-9]{4})$' THEN CAST(substr(t1, 1, instr(t1, '/') - 1) AS INTEGER) END AS d1, t2, t3, CASE WHEN t3 REGEXP '^([-+]?([0-9]{1,3}([.][0-9]{3})+|[0-9]+)([,][0-9]{1,2})?)$' THEN ltrim((replace(replace(replace(CASE WHEN instr(t3, ',') > 0 THEN substr(t3, 1, instr(t3, ',') - 1) ELSE t3 END, '-', ''), '+', ''), '.', '') || substr(CASE WHEN instr(t3, ',') > 0 THEN substr(t3, instr(t3, ',') + 1) ELSE '' END || '00', 1, 2)), '0') END AS a3, CASE WHEN substr(t3, 1, 1) = '-' THEN -1 ELSE 1 END AS b3
FROM (SELECT CASE WHEN r0 NOT IN ('', 'n.d.') THEN r0 END AS t0, CASE WHEN r1 NOT IN ('', 'n.d.') THEN r1 END AS t1, CASE WHEN r2 NOT IN ('', 'n.d.') THEN r2 END AS t2, CASE WHEN r3 NOT IN ('', 'n.d.') THEN r3 END AS t3
FROM (SELECT trim(CAST("Distretto" AS TEXT), ' ' || char(9) || char(160)) AS r0, trim(CAST("invito" AS TEXT), ' ' || char(9) || char(160)) AS r1, trim(CAST("escluso" AS TEXT), ' ' || char(9) || char(160)) AS r2, trim(CAST("spesa" AS TEXT), ' ' || char(9) || char(160)) AS r3
FROM "screening"
LIMIT -1) AS x
LIMIT -1) AS x
LIMIT -1) AS x
LIMIT -1) AS x
LIMIT -1) AS r
WHERE ((v0 IN ('L''Aquila', CAST(X'613b62' AS TEXT))) AND (NOT (1 <= v2)))) AS g
WHERE m1 IS NOT NULL AND m2 IS NOT NULL
GROUP BY k0, k1) AS h
LIMIT 2000001;

SELECT 'f' || '|' || CASE WHEN c IS NULL THEN '-' ELSE CAST(c AS TEXT) END || '|' || CAST(count(*) AS TEXT) AS line
FROM (SELECT CASE WHEN NOT ((v0 IN ('L''Aquila', CAST(X'613b62' AS TEXT))) AND (NOT (1 <= v2))) THEN 4 WHEN ((v0 IN ('L''Aquila', CAST(X'613b62' AS TEXT))) AND (NOT (1 <= v2))) IS NULL THEN CASE WHEN v0 IS NULL THEN 0 WHEN v2 IS NULL THEN 2 ELSE 4 END WHEN v3 IS NULL THEN CASE WHEN v3 IS NULL THEN 8 ELSE 9 END WHEN (v3 * v3) IS NULL THEN CASE WHEN v3 IS NULL THEN 8 ELSE 9 END END AS c
FROM (SELECT v0, v2, v3
FROM (SELECT t0, t0 AS v0, t2, CASE WHEN t2 IN ('S') THEN 1 WHEN t2 IN ('N') THEN 0 END AS v2, t3, CASE WHEN length(a3) <= 18 THEN b3 * CAST(CASE WHEN a3 = '' THEN '0' ELSE a3 END AS INTEGER) END AS v3
FROM (SELECT t0, t2, t3, CASE WHEN t3 REGEXP '^([-+]?([0-9]{1,3}([.][0-9]{3})+|[0-9]+)([,][0-9]{1,2})?)$' THEN ltrim((replace(replace(replace(CASE WHEN instr(t3, ',') > 0 THEN substr(t3, 1, instr(t3, ',') - 1) ELSE t3 END, '-', ''), '+', ''), '.', '') || substr(CASE WHEN instr(t3, ',') > 0 THEN substr(t3, instr(t3, ',') + 1) ELSE '' END || '00', 1, 2)), '0') END AS a3, CASE WHEN substr(t3, 1, 1) = '-' THEN -1 ELSE 1 END AS b3
FROM (SELECT CASE WHEN r0 NOT IN ('', 'n.d.') THEN r0 END AS t0, CASE WHEN r2 NOT IN ('', 'n.d.') THEN r2 END AS t2, CASE WHEN r3 NOT IN ('', 'n.d.') THEN r3 END AS t3
FROM (SELECT trim(CAST("Distretto" AS TEXT), ' ' || char(9) || char(160)) AS r0, trim(CAST("escluso" AS TEXT), ' ' || char(9) || char(160)) AS r2, trim(CAST("spesa" AS TEXT), ' ' || char(9) || char(160)) AS r3
FROM "screening"
LIMIT -1) AS x
LIMIT -1) AS x
LIMIT -1) AS x
LIMIT -1) AS x
LIMIT -1) AS r) AS g
GROUP BY c
LIMIT 22000001;

SELECT 'c' || '|' || CAST(count(*) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f0 = 1 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f0 = 2 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f0 = 3 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f0 = 4 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f1 = 1 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f1 = 2 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f1 = 3 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f1 = 4 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f2 = 1 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f2 = 2 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f2 = 3 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f2 = 4 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f3 = 1 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f3 = 2 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f3 = 3 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f3 = 4 THEN 1 ELSE 0 END), 0) AS TEXT) AS line
FROM (SELECT v0, CASE WHEN t0 IS NULL THEN 1 WHEN v0 IS NULL THEN 2 ELSE 0 END AS f0, v1, CASE WHEN t1 IS NULL THEN 1 WHEN v1 IS NULL THEN 2 ELSE 0 END AS f1, v2, CASE WHEN t2 IS NULL THEN 1 WHEN v2 IS NULL THEN 2 ELSE 0 END AS f2, v3, CASE WHEN t3 IS NULL THEN 0 WHEN v3 IS NULL THEN 2 WHEN v3 < 0 THEN 3 ELSE 0 END AS f3
FROM (SELECT t0, t0 AS v0, t1, CASE WHEN a1 BETWEEN 1 AND 9999 AND b1 BETWEEN 1 AND 12 AND d1 BETWEEN 1 AND CASE WHEN b1 = 2 THEN CASE WHEN (a1 % 4 = 0 AND a1 % 100 <> 0) OR a1 % 400 = 0 THEN 29 ELSE 28 END WHEN b1 IN (4, 6, 9, 11) THEN 30 ELSE 31 END THEN ((365 * (((a1 * 12 + b1 - 1) - 2) / 12) + (((a1 * 12 + b1 - 1) - 2) / 48) - (((a1 * 12 + b1 - 1) - 2) / 1200) + (((a1 * 12 + b1 - 1) - 2) / 4800) + ((153 * (((a1 * 12 + b1 - 1) - 2) % 12) + 2) / 5) - 719468) + d1 - 1) END AS v1, t2, CASE WHEN t2 IN ('S') THEN 1 WHEN t2 IN ('N') THEN 0 END AS v2, t3, CASE WHEN length(a3) <= 18 THEN b3 * CAST(CASE WHEN a3 = '' THEN '0' ELSE a3 END AS INTEGER) END AS v3
FROM (SELECT t0, t1, CASE WHEN t1 REGEXP '^([0-9]{1,2}[/][0-9]{1,2}[/][0-9]{4})$' THEN CAST(substr(t1, length(t1) - 3) AS INTEGER) END AS a1, CASE WHEN t1 REGEXP '^([0-9]{1,2}[/][0-9]{1,2}[/][0-9]{4})$' THEN CAST(substr(t1, instr(t1, '/') + 1, length(t1) - 5 - instr(t1, '/')) AS INTEGER) END AS b1, CASE WHEN t1 REGEXP '^([0-9]{1,2}[/][0-9]{1,2}[/][0-9]{4})$' THEN CAST(substr(t1, 1, instr(t1, '/') - 1) AS INTEGER) END AS d1, t2, t3, CASE WHEN t3 REGEXP '^([-+]?([0-9]{1,3}([.][0-9]{3})+|[0-9]+)([,][0-9]{1,2})?)$' THEN ltrim((replace(replace(replace(CASE WHEN instr(t3, ',') > 0 THEN substr(t3, 1, instr(t3, ',') - 1) ELSE t3 END, '-', ''), '+', ''), '.', '') || substr(CASE WHEN instr(t3, ',') > 0 THEN substr(t3, instr(t3, ',') + 1) ELSE '' END || '00', 1, 2)), '0') END AS a3, CASE WHEN substr(t3, 1, 1) = '-' THEN -1 ELSE 1 END AS b3
FROM (SELECT CASE WHEN r0 NOT IN ('', 'n.d.') THEN r0 END AS t0, CASE WHEN r1 NOT IN ('', 'n.d.') THEN r1 END AS t1, CASE WHEN r2 NOT IN ('', 'n.d.') THEN r2 END AS t2, CASE WHEN r3 NOT IN ('', 'n.d.') THEN r3 END AS t3
FROM (SELECT trim(CAST("Distretto" AS TEXT), ' ' || char(9) || char(160)) AS r0, trim(CAST("invito" AS TEXT), ' ' || char(9) || char(160)) AS r1, trim(CAST("escluso" AS TEXT), ' ' || char(9) || char(160)) AS r2, trim(CAST("spesa" AS TEXT), ' ' || char(9) || char(160)) AS r3
FROM "screening"
LIMIT -1) AS x
LIMIT -1) AS x
LIMIT -1) AS x
LIMIT -1) AS x
LIMIT -1) AS r;

SELECT 'g0' || '|' || CAST(coalesce(sum(n - 1), 0) AS TEXT) AS line
FROM (SELECT count(*) AS n
FROM (SELECT v0, v1
FROM (SELECT t0, t0 AS v0, t1, CASE WHEN a1 BETWEEN 1 AND 9999 AND b1 BETWEEN 1 AND 12 AND d1 BETWEEN 1 AND CASE WHEN b1 = 2 THEN CASE WHEN (a1 % 4 = 0 AND a1 % 100 <> 0) OR a1 % 400 = 0 THEN 29 ELSE 28 END WHEN b1 IN (4, 6, 9, 11) THEN 30 ELSE 31 END THEN ((365 * (((a1 * 12 + b1 - 1) - 2) / 12) + (((a1 * 12 + b1 - 1) - 2) / 48) - (((a1 * 12 + b1 - 1) - 2) / 1200) + (((a1 * 12 + b1 - 1) - 2) / 4800) + ((153 * (((a1 * 12 + b1 - 1) - 2) % 12) + 2) / 5) - 719468) + d1 - 1) END AS v1
FROM (SELECT t0, t1, CASE WHEN t1 REGEXP '^([0-9]{1,2}[/][0-9]{1,2}[/][0-9]{4})$' THEN CAST(substr(t1, length(t1) - 3) AS INTEGER) END AS a1, CASE WHEN t1 REGEXP '^([0-9]{1,2}[/][0-9]{1,2}[/][0-9]{4})$' THEN CAST(substr(t1, instr(t1, '/') + 1, length(t1) - 5 - instr(t1, '/')) AS INTEGER) END AS b1, CASE WHEN t1 REGEXP '^([0-9]{1,2}[/][0-9]{1,2}[/][0-9]{4})$' THEN CAST(substr(t1, 1, instr(t1, '/') - 1) AS INTEGER) END AS d1
FROM (SELECT CASE WHEN r0 NOT IN ('', 'n.d.') THEN r0 END AS t0, CASE WHEN r1 NOT IN ('', 'n.d.') THEN r1 END AS t1
FROM (SELECT trim(CAST("Distretto" AS TEXT), ' ' || char(9) || char(160)) AS r0, trim(CAST("invito" AS TEXT), ' ' || char(9) || char(160)) AS r1
FROM "screening"
LIMIT -1) AS x
LIMIT -1) AS x
LIMIT -1) AS x
LIMIT -1) AS x
LIMIT -1) AS r
GROUP BY v0, v1) AS u;

SELECT DISTINCT 'g1' || '|' || CAST((12 * (100 * ((4 * (v1 + 719468) + 3) / 146097) + ((4 * (((4 * (v1 + 719468) + 3) % 146097) / 4) + 3) / 1461)) + ((5 * (((4 * (((4 * (v1 + 719468) + 3) % 146097) / 4) + 3) % 1461) / 4) + 2) / 153) + 2) AS TEXT) AS line
FROM (SELECT v1
FROM (SELECT t1, CASE WHEN a1 BETWEEN 1 AND 9999 AND b1 BETWEEN 1 AND 12 AND d1 BETWEEN 1 AND CASE WHEN b1 = 2 THEN CASE WHEN (a1 % 4 = 0 AND a1 % 100 <> 0) OR a1 % 400 = 0 THEN 29 ELSE 28 END WHEN b1 IN (4, 6, 9, 11) THEN 30 ELSE 31 END THEN ((365 * (((a1 * 12 + b1 - 1) - 2) / 12) + (((a1 * 12 + b1 - 1) - 2) / 48) - (((a1 * 12 + b1 - 1) - 2) / 1200) + (((a1 * 12 + b1 - 1) - 2) / 4800) + ((153 * (((a1 * 12 + b1 - 1) - 2) % 12) + 2) / 5) - 719468) + d1 - 1) END AS v1
FROM (SELECT t1, CASE WHEN t1 REGEXP '^([0-9]{1,2}[/][0-9]{1,2}[/][0-9]{4})$' THEN CAST(substr(t1, length(t1) - 3) AS INTEGER) END AS a1, CASE WHEN t1 REGEXP '^([0-9]{1,2}[/][0-9]{1,2}[/][0-9]{4})$' THEN CAST(substr(t1, instr(t1, '/') + 1, length(t1) - 5 - instr(t1, '/')) AS INTEGER) END AS b1, CASE WHEN t1 REGEXP '^([0-9]{1,2}[/][0-9]{1,2}[/][0-9]{4})$' THEN CAST(substr(t1, 1, instr(t1, '/') - 1) AS INTEGER) END AS d1
FROM (SELECT CASE WHEN r1 NOT IN ('', 'n.d.') THEN r1 END AS t1
FROM (SELECT trim(CAST("invito" AS TEXT), ' ' || char(9) || char(160)) AS r1
FROM "screening"
LIMIT -1) AS x
LIMIT -1) AS x
LIMIT -1) AS x
LIMIT -1) AS x
LIMIT -1) AS r
WHERE v1 IS NOT NULL
LIMIT 4000001;
