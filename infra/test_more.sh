#!/usr/bin/env bash
# make test-more: the product beside what no wheel holds. PostgreSQL, PgBouncer and Chromium come from
# Debian's packages, unpacked without root; what this machine has installed already is used as it is.
set -euo pipefail
python=$1

more=$("$python" -c 'from putright_development.places import VAR, ground; print(ground(VAR / "more"))')
if [ ! -e "$more/ready" ]; then
  echo "fetching PostgreSQL, PgBouncer and Chromium from Debian"
  mkdir -p "$more"/{lists,archives}/partial "$more/root/usr/lib"
  apt=(apt-get -qq -o "Dir::State::lists=$more/lists" -o "Dir::Cache=$more"
    -o "Dir::Cache::archives=$more/archives" -o Debug::NoLocking=1 -o APT::Sandbox::User=
    -o Acquire::Retries=5)
  "${apt[@]}" update
  "${apt[@]}" install --download-only --yes --no-install-recommends postgresql pgbouncer chromium
  find "$more/archives" -name '*.deb' -print0 | xargs -0 -r -I'{}' dpkg -x '{}' "$more/root"
  touch "$more/ready"
fi

root=$more/root
export PATH=$root/usr/lib/chromium:$root/usr/sbin:$root/usr/bin:$PATH:/usr/sbin
for postgres in "$root"/usr/lib/postgresql/*/bin /usr/lib/postgresql/*/bin; do
  if [ -x "$postgres/postgres" ]; then
    break
  fi
done
LD_LIBRARY_PATH=$(find "$root/usr/lib" -name '*.so*' -printf '%h\n' | sort -u | paste -sd: -)
export LD_LIBRARY_PATH

echo "== the tests with services, on $("$postgres/postgres" --version)"
PUTRIGHT_PG_BIN=$postgres "$python" -m pytest -q -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder -m services
echo "== $(pgbouncer --version | head -1) and $(chromium --version)"
PUTRIGHT_MORE=1 "$python" -m pytest -q tests/more
