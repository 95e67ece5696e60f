#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A Java program in one file: this script with a jar behind it. A zip archive is read from its end,
# so Java takes the whole file as the jar.
name=${0##*/}

if [ -n "${JAVA_HOME:-}" ]; then
  java=$JAVA_HOME/bin/java found="JAVA_HOME is $JAVA_HOME"
  if [ ! -x "$java" ]; then
    echo "$name: needs Java 17 or newer; $found, which has no bin/java" >&2
    exit 3
  fi
else
  java=$(command -v java) found="found on PATH: $java"
  if [ -z "$java" ]; then
    echo "$name: needs Java 17 or newer; JAVA_HOME is not set and there is no java on PATH" >&2
    exit 3
  fi
fi

# A JDK says its version in a file; starting it to ask takes as long as a short command.
home=$java
while [ -L "$home" ]; do
  link=$(readlink "$home")
  case $link in /*) home=$link ;; *) home=${home%/*}/$link ;; esac
done
home=${home%/*/*}
version=
if [ -r "$home/release" ]; then
  while IFS='="' read -r key _ value _; do
    if [ "$key" = JAVA_VERSION ]; then version=$value; fi
  done <"$home/release"
fi
if [ -z "$version" ]; then
  version=$("$java" -version 2>&1 | sed -n 's/^[a-z]* version "\([^"]*\)".*/\1/p')
fi
major=${version#1.} # Java 8 called itself 1.8
major=${major%%[!0-9]*}
if [ "${major:-0}" -lt 17 ]; then
  echo "$name: needs Java 17 or newer; $found, which is version ${version:-unknown}" >&2
  exit 3
fi

# Without a locale Java 17 takes everything for ASCII, file names too; PEP 538 does the same.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
  C | POSIX) [ -n "${LC_ALL:-}" ] || export LC_CTYPE=C.UTF-8 ;;
esac

# No file in /tmp for each process; the first compiler alone makes short commands a fifth faster,
# and long work is done in child processes with options of their own.
exec "$java" -XX:-UsePerfData -XX:TieredStopAtLevel=1 -jar "$0" "$@"
exit 3
