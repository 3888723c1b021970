#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Starts a standalone Spark master with two workers on loopback in an empty scratch folder.
#
#   start-spark.sh FOLDER     then: source FOLDER/environment
#
# Needs PyPI's pyspark (its `spark-sql` on PATH) and a Java runtime (Debian's default-jre-headless).
# The client finds the master, the warehouse and the metastore by its own spark-defaults.conf.
set -euo pipefail
mkdir -p "$1"
folder=$(cd "$1" && pwd)
SPARK_HOME=$(python3 - "$(command -v spark-sql)" <<'EOF'
import pathlib, sys
bin = pathlib.Path(sys.argv[1]).resolve().parent
found = [bin.parent, *bin.parent.glob("lib/python3*/site-packages/pyspark")]
print(next(str(p) for p in found if (p / "jars").is_dir()))
EOF
)
export SPARK_HOME SPARK_CONF_DIR="$folder/conf" SPARK_LOCAL_IP=127.0.0.1 SPARK_DAEMON_MEMORY=256m
mkdir -p "$folder/conf" "$folder/warehouse" "$folder/work"
free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}
port=$(free_port)
cat > "$folder/conf/spark-defaults.conf" <<EOF
spark.master spark://127.0.0.1:$port
spark.driver.host 127.0.0.1
spark.driver.bindAddress 127.0.0.1
spark.driver.memory 512m
spark.executor.memory 512m
spark.executor.cores 1
spark.sql.shuffle.partitions 4
spark.sql.warehouse.dir $folder/warehouse
spark.hadoop.javax.jdo.option.ConnectionURL jdbc:derby:;databaseName=$folder/metastore;create=true
spark.driver.extraJavaOptions -Dderby.stream.error.file=$folder/derby.log
EOF
: > "$folder/master.log"
class="$SPARK_HOME/bin/spark-class"
"$class" org.apache.spark.deploy.master.Master --host 127.0.0.1 --port "$port" \
  --webui-port "$(free_port)" > "$folder/master.log" 2>&1 &
echo $! > "$folder/pids"
for worker in 1 2; do
  "$class" org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --cores 1 --memory 600m \
    --webui-port "$(free_port)" --work-dir "$folder/work/$worker" "spark://127.0.0.1:$port" \
    > "$folder/worker$worker.log" 2>&1 &
  echo $! >> "$folder/pids"
done
for _ in $(seq 1 120); do
  [ "$(grep -c 'Registering worker' "$folder/master.log" || true)" -ge 2 ] && break
  sleep 0.5
done
grep -q 'Registering worker' "$folder/master.log"
cat > "$folder/environment" <<EOF
export SPARK_HOME='$SPARK_HOME'
export SPARK_CONF_DIR='$folder/conf'
export SPARK_LOCAL_IP=127.0.0.1
export ESITO_TEST_SPARK='$folder'
EOF
echo "Spark: a master and two workers on loopback in $folder"
