#!/bin/sh
# Debian's PostgreSQL with the variables of the official image, as far as compose.yaml sets them.
set -eu
bin=$(echo /usr/lib/postgresql/*/bin)
data=/var/lib/postgresql/data
if [ ! -s $data/PG_VERSION ]; then
  install -d -o postgres -m 700 $data
  (umask 077 && echo "$POSTGRES_PASSWORD" >/tmp/password && chown postgres /tmp/password)
  su postgres -c "$bin/initdb -D $data -E UTF8 -A scram-sha-256 -U $POSTGRES_USER --pwfile=/tmp/password"
  echo "CREATE DATABASE $POSTGRES_DB" | su postgres -c "$bin/postgres --single -D $data postgres"
  echo "host all all all scram-sha-256" >>$data/pg_hba.conf
fi
install -d -o postgres /var/run/postgresql
exec su postgres -c "$bin/postgres -D $data -h 0.0.0.0"
