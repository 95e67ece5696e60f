// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.RunRecord;

/** A probe that is a shell script: it lists what it is told, and writes prepared records. */
final class FakeProbe {
  private static final String SCRIPT =
      """
      #!/bin/sh
      echo "$@" >>"$0.calls"
      case $1 in
        list) cat "$0.list" ;;
        run)
          while [ $# -gt 0 ]; do
            case $1 in --out) out=$2 ;; esac
            shift
          done
          echo 'progress: begin unbound 0/2' >&2
          mkdir -p "$out/records"
          . "$0.work"
          ;;
      esac
      """;
  private static final String COPY = "cp \"$0.records\"/* \"$out/records/\"\n";

  private final Path program;

  private FakeProbe(Path program) {
    this.program = program;
  }

  /**
   * One whose catalogue has {@code edns/x/one} and {@code edns/x/two}, and which writes nothing.
   */
  static FakeProbe in(Path folder, String name) throws IOException {
    FakeProbe probe = new FakeProbe(Files.createDirectories(folder).resolve(name));
    Files.writeString(probe.program, SCRIPT);
    Files.setPosixFilePermissions(probe.program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createDirectories(probe.beside(".records"));
    Files.createFile(probe.beside(".calls"));
    return probe.lists("edns/x/one  MUST  RFC 1\nedns/x/two  MUST  RFC 1\n").works("");
  }

  FakeProbe lists(String catalogue) throws IOException {
    Files.writeString(beside(".list"), catalogue);
    return this;
  }

  /** What its command run does, as shell; {@code $out} is the output folder. */
  FakeProbe works(String shell) throws IOException {
    Files.writeString(beside(".work"), shell);
    return this;
  }

  /** Writes these records, and then does this. */
  FakeProbe writes(String shell, RunRecord... records) throws IOException {
    for (RunRecord record : records) {
      RecordFile.write(record, beside(".records").resolve(record.name() + ".json"));
    }
    return works((records.length == 0 ? "" : COPY) + shell);
  }

  Path program() {
    return program;
  }

  /** The command lines by which it was called. */
  List<String> calls() throws IOException {
    return Files.readAllLines(beside(".calls"));
  }

  private Path beside(String suffix) {
    return program.resolveSibling(program.getFileName() + suffix);
  }
}
