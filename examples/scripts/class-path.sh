# Sourced by the launchers: the class path of the library, packaged first if it is not there yet.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ ! -d "$here/target/lib" ]; then
  echo "Packaging the library once..." >&2
  (cd "$here/../.." && mvn -q package -DskipTests -pl examples/scripts -am) >&2
fi
class_path=$(printf '%s:' "$here"/target/lib/*.jar)
class_path=${class_path%:}
