# shellcheck shell=bash
# Finding JDK 25 and building with Maven; to be sourced after common.sh.

# The JDK 25 that builds and runs everything: JAVA_HOME if it is one, else the first one installed.
find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /opt/*jdk*25*; do
    if [ -x "$home/bin/javac" ] && grep -qs '^JAVA_VERSION="25' "$home/release"; then
      export JAVA_HOME=$home
      return
    fi
  done
  die "no JDK 25 found: install one (Temurin 25, or openjdk-25-jdk of Debian 13) under /usr/lib/jvm, or set JAVA_HOME"
}

# maven_says ARGS…: Maven on JDK 25, told from this checkout's pom; Java's warnings about Maven itself left out.
maven_says() {
  find_jdk
  have mvn || die "no Maven found: apt-get install maven"
  MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED" \
    mvn -B -f "$checkout/pom.xml" "$@"
}

# maven ARGS…: the same, quiet but for errors, on stderr.
maven() {
  maven_says -q "$@" >&2
}

# is_stale FILE PATH…: whether anything below the paths is newer than FILE, or FILE is missing.
is_stale() {
  local file=$1
  shift
  [ -e "$file" ] || return 0
  [ -n "$(find "$@" -newer "$file" -type f -print -quit 2>/dev/null)" ]
}

# built MODULE: builds a module and what it needs where its jar is older than a source.
built() {
  local module=$1 jar=$checkout/$1/target/censo-$1-$version.jar
  is_stale "$jar" "$checkout"/{pom.xml,inventory/pom.xml,inventory/src/main,puppet-templates/src/main,"$module"/pom.xml,"$module"/src/main} ||
    return 0
  step "building $module"
  # quick: tests and checks have their own scripts.
  maven -Dquick -DskipTests -pl "$module" -am package
  # Maven leaves a jar alone whose content is the same: without this it would be older than its sources for ever.
  touch "$jar"
}

# shellcheck disable=SC2034 # for the scripts that source this
version=$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' "$checkout/pom.xml" | head -n 1)
