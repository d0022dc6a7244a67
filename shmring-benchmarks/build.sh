# To be sourced by the commands of this module: builds it, and sets what they run. Nothing is installed.
module=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mvn -q -B -f "$module/../pom.xml" -pl shmring-benchmarks -am -DskipTests -Dspotless.check.skip package
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
classpath=$module/target/classes:$(cat "$module/target/classpath.txt")
