# Sourced by the launchers, which set `here`: the class path of the library, packaged where it is missing, moved or older than
# what it is made of.
root=$(cd "$here/../.." && pwd)
list=$here/target/class-path

is_packaged() {
  [ -f "$list" ] || return 1
  local jar
  while IFS= read -r -d : jar; do
    [ -e "$jar" ] || return 1
  done < <(printf '%s:' "$(cat "$list")")
  [ -z "$(find "$root"/pom.xml "$here"/pom.xml "$root"/lightsail-snapshot-{retention,core,notify}/{pom.xml,src/main} \
    -type f -newer "$list" -print -quit)" ]
}

if ! is_packaged; then
  echo "Packaging the library..." >&2
  (cd "$root" && mvn -q package -DskipTests -pl examples/scripts -am) >&2
fi
class_path=$(cat "$list")
