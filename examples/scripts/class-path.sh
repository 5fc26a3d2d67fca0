# Sourced by the launchers: the class path of the library, packaged first if it is not there yet.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ ! -f "$here/target/class-path" ]; then
  echo "Packaging the library once..." >&2
  (cd "$here/../.." && mvn -q package -DskipTests -pl examples/scripts -am) >&2
fi
class_path=$(cat "$here/target/class-path")
