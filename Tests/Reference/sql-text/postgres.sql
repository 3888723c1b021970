SELECT 't' || '|' || CASE WHEN k0 IS NULL THEN '-' ELSE encode(convert_to(k0, 'UTF8'), 'hex') END || '|' || CASE WHEN k1 IS NULL THEN '-' ELSE CAST(k1 AS TEXT) END || '|' || CAST(m0 AS TEXT) || '|' || CAST(m1 AS TEXT) || '|' || CAST(m2 AS TEXT) AS line
FROM (SELECT k0, k1, count(*) AS m0, sum(m1) AS m1, sum(m2) AS m2
FROM (SELECT v0 AS k0, (12 * (100 * ((4 * (v1 + 719468) + 3) / 146097) + ((4 * (((4 * (v1 + 719468) + 3) % 146097) / 4) + 3) / 1461)) + ((5 * (((4 * (((4 * (v1 + 719468) + 3) % 146097) / 4) + 3) % 1461) / 4) + 2) / 153) + 2) AS k1, x0, v3 AS m1, (CAST(v3 AS NUMERIC) * CAST(v3 AS NUMERIC)) AS m2
FROM (SELECT v0, v1, v2, v3, x0
FROM (SELECT t0, t0 AS v0, t1, CASE WHEN t1 BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN (t1 - DATE '1970-01-01') END AS v1, t2, CASE WHEN t2 IN ('S') THEN 1 WHEN t2 IN ('N') THEN 0 END AS v2, t3, CASE WHEN length(a3) <= 18 THEN b3 * CAST(CASE WHEN a3 = '' THEN '0' ELSE a3 END AS BIGINT) END AS v3, x0
FROM (SELECT t0, t1, t2, t3, CASE WHEN t3 ~ '^([-+]?([0-9]{1,3}([.][0-9]{3})+|[0-9]+)([,][0-9]{1,2})?)$' THEN ltrim((replace(replace(replace(CASE WHEN strpos(t3, ',') > 0 THEN substr(t3, 1, strpos(t3, ',') - 1) ELSE t3 END, '-', ''), '+', ''), '.', '') || substr(CASE WHEN strpos(t3, ',') > 0 THEN substr(t3, strpos(t3, ',') + 1) ELSE '' END || '00', 1, 2)), '0') END AS a3, CASE WHEN substr(t3, 1, 1) = '-' THEN -1 ELSE 1 END AS b3, x0
FROM (SELECT CASE WHEN r0 NOT IN ('', 'n.d.') THEN r0 END AS t0, t1, CASE WHEN r2 NOT IN ('', 'n.d.') THEN r2 END AS t2, CASE WHEN r3 NOT IN ('', 'n.d.') THEN r3 END AS t3, x0
FROM (SELECT btrim(CAST("Distretto" AS TEXT), ' ' || chr(9) || chr(160)) AS r0, "invito" AS t1, btrim(CAST("escluso" AS TEXT), ' ' || chr(9) || chr(160)) AS r2, btrim(CAST("spesa" AS TEXT), ' ' || chr(9) || chr(160)) AS r3, "Distretto" AS x0
FROM "screening") AS x) AS x) AS x) AS x) AS r
WHERE ((v0 IN ('L''Aquila', convert_from(decode('613b62', 'hex'), 'UTF8'))) AND (NOT (1 <= v2)))) AS g
WHERE m1 IS NOT NULL AND m2 IS NOT NULL
GROUP BY k0, k1, x0) AS h
LIMIT 2000001;

SELECT 'f' || '|' || CASE WHEN c IS NULL THEN '-' ELSE CAST(c AS TEXT) END || '|' || CAST(count(*) AS TEXT) AS line
FROM (SELECT CASE WHEN NOT ((v0 IN ('L''Aquila', convert_from(decode('613b62', 'hex'), 'UTF8'))) AND (NOT (1 <= v2))) THEN 4 WHEN ((v0 IN ('L''Aquila', convert_from(decode('613b62', 'hex'), 'UTF8'))) AND (NOT (1 <= v2))) IS NULL THEN CASE WHEN v0 IS NULL THEN 0 WHEN v2 IS NULL THEN 2 ELSE 4 END WHEN v3 IS NULL THEN CASE WHEN v3 IS NULL THEN 8 ELSE 9 END WHEN (CAST(v3 AS NUMERIC) * CAST(v3 AS NUMERIC)) IS NULL THEN CASE WHEN v3 IS NULL THEN 8 ELSE 9 END END AS c
FROM (SELECT v0, v2, v3
FROM (SELECT t0, t0 AS v0, t2, CASE WHEN t2 IN ('S') THEN 1 WHEN t2 IN ('N') THEN 0 END AS v2, t3, CASE WHEN length(a3) <= 18 THEN b3 * CAST(CASE WHEN a3 = '' THEN '0' ELSE a3 END AS BIGINT) END AS v3
FROM (SELECT t0, t2, t3, CASE WHEN t3 ~ '^([-+]?([0-9]{1,3}([.][0-9]{3})+|[0-9]+)([,][0-9]{1,2})?)$' THEN ltrim((replace(replace(replace(CASE WHEN strpos(t3, ',') > 0 THEN substr(t3, 1, strpos(t3, ',') - 1) ELSE t3 END, '-', ''), '+', ''), '.', '') || substr(CASE WHEN strpos(t3, ',') > 0 THEN substr(t3, strpos(t3, ',') + 1) ELSE '' END || '00', 1, 2)), '0') END AS a3, CASE WHEN substr(t3, 1, 1) = '-' THEN -1 ELSE 1 END AS b3
FROM (SELECT CASE WHEN r0 NOT IN ('', 'n.d.') THEN r0 END AS t0, CASE WHEN r2 NOT IN ('', 'n.d.') THEN r2 END AS t2, CASE WHEN r3 NOT IN ('', 'n.d.') THEN r3 END AS t3
FROM (SELECT btrim(CAST("Distretto" AS TEXT), ' ' || chr(9) || chr(160)) AS r0, btrim(CAST("escluso" AS TEXT), ' ' || chr(9) || chr(160)) AS r2, btrim(CAST("spesa" AS TEXT), ' ' || chr(9) || chr(160)) AS r3
FROM "screening") AS x) AS x) AS x) AS x) AS r) AS g
GROUP BY c
LIMIT 22000001;

SELECT 'c' || '|' || CAST(count(*) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f0 = 1 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f0 = 2 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f0 = 3 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f0 = 4 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f1 = 1 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f1 = 2 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f1 = 3 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f1 = 4 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f2 = 1 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f2 = 2 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f2 = 3 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f2 = 4 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f3 = 1 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f3 = 2 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f3 = 3 THEN 1 ELSE 0 END), 0) AS TEXT) || '|' || CAST(coalesce(sum(CASE WHEN f3 = 4 THEN 1 ELSE 0 END), 0) AS TEXT) AS line
FROM (SELECT v0, CASE WHEN t0 IS NULL THEN 1 WHEN v0 IS NULL THEN 2 ELSE 0 END AS f0, v1, CASE WHEN t1 IS NULL THEN 1 WHEN v1 IS NULL THEN 2 ELSE 0 END AS f1, v2, CASE WHEN t2 IS NULL THEN 1 WHEN v2 IS NULL THEN 2 ELSE 0 END AS f2, v3, CASE WHEN t3 IS NULL THEN 0 WHEN v3 IS NULL THEN 2 WHEN v3 < 0 THEN 3 ELSE 0 END AS f3
FROM (SELECT t0, t0 AS v0, t1, CASE WHEN t1 BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN (t1 - DATE '1970-01-01') END AS v1, t2, CASE WHEN t2 IN ('S') THEN 1 WHEN t2 IN ('N') THEN 0 END AS v2, t3, CASE WHEN length(a3) <= 18 THEN b3 * CAST(CASE WHEN a3 = '' THEN '0' ELSE a3 END AS BIGINT) END AS v3
FROM (SELECT t0, t1, t2, t3, CASE WHEN t3 ~ '^([-+]?([0-9]{1,3}([.][0-9]{3})+|[0-9]+)([,][0-9]{1,2})?)$' THEN ltrim((replace(replace(replace(CASE WHEN strpos(t3, ',') > 0 THEN substr(t3, 1, strpos(t3, ',') - 1) ELSE t3 END, '-', ''), '+', ''), '.', '') || substr(CASE WHEN strpos(t3, ',') > 0 THEN substr(t3, strpos(t3, ',') + 1) ELSE '' END || '00', 1, 2)), '0') END AS a3, CASE WHEN substr(t3, 1, 1) = '-' THEN -1 ELSE 1 END AS b3
FROM (SELECT CASE WHEN r0 NOT IN ('', 'n.d.') THEN r0 END AS t0, t1, CASE WHEN r2 NOT IN ('', 'n.d.') THEN r2 END AS t2, CASE WHEN r3 NOT IN ('', 'n.d.') THEN r3 END AS t3
FROM (SELECT btrim(CAST("Distretto" AS TEXT), ' ' || chr(9) || chr(160)) AS r0, "invito" AS t1, btrim(CAST("escluso" AS TEXT), ' ' || chr(9) || chr(160)) AS r2, btrim(CAST("spesa" AS TEXT), ' ' || chr(9) || chr(160)) AS r3
FROM "screening") AS x) AS x) AS x) AS x) AS r;

SELECT 'g0' || '|' || CAST(coalesce(sum(n - 1), 0) AS TEXT) AS line
FROM (SELECT count(*) AS n
FROM (SELECT v0, v1
FROM (SELECT t0, t0 AS v0, t1, CASE WHEN t1 BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN (t1 - DATE '1970-01-01') END AS v1
FROM (SELECT t0, t1
FROM (SELECT CASE WHEN r0 NOT IN ('', 'n.d.') THEN r0 END AS t0, t1
FROM (SELECT btrim(CAST("Distretto" AS TEXT), ' ' || chr(9) || chr(160)) AS r0, "invito" AS t1
FROM "screening") AS x) AS x) AS x) AS x) AS r
GROUP BY v0, v1) AS u;

SELECT DISTINCT 'g1' || '|' || CAST((12 * (100 * ((4 * (v1 + 719468) + 3) / 146097) + ((4 * (((4 * (v1 + 719468) + 3) % 146097) / 4) + 3) / 1461)) + ((5 * (((4 * (((4 * (v1 + 719468) + 3) % 146097) / 4) + 3) % 1461) / 4) + 2) / 153) + 2) AS TEXT) AS line
FROM (SELECT v1
FROM (SELECT t1, CASE WHEN t1 BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN (t1 - DATE '1970-01-01') END AS v1
FROM (SELECT t1
FROM (SELECT t1
FROM (SELECT "invito" AS t1
FROM "screening") AS x) AS x) AS x) AS x) AS r
WHERE v1 IS NOT NULL
LIMIT 4000001;
