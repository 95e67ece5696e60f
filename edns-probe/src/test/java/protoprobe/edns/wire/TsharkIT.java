// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.testing.Peers;

/** Wireshark's dissector reads our queries as we meant them. */
final class TsharkIT {
  private static final int QUERIES = 200;
  private static final int OCTETS_A_LINE = 16;

  @TempDir Path folder;

  @Test
  void tsharkSeesTheSameIdPayloadAndOptions() throws IOException, InterruptedException {
    Path text2pcap = Peers.require("text2pcap");
    Path tshark = Peers.require("tshark");
    Random random = new Random(6891);
    List<Sample> samples = new ArrayList<>();
    StringBuilder dump = new StringBuilder();
    for (int query = 0; query < QUERIES; query++) {
      Sample sample = Sample.draw(random);
      samples.add(sample);
      // Other opcodes have other dissectors.
      append(dump, sample.query().opcode(Opcode.QUERY).toBytes());
    }
    Files.writeString(folder.resolve("dump"), dump);

    run(text2pcap.toString(), "-q", "-u", "53,53", "dump", "pcap");
    List<String> lines =
        run(
            tshark.toString(),
            "-n",
            "-r",
            "pcap",
            "-T",
            "fields",
            "-E",
            "separator=;",
            "-e",
            "dns.id",
            "-e",
            "dns.rr.udp_payload_size",
            "-e",
            "dns.opt.code",
            "-e",
            "dns.opt.len");

    assertThat(lines).isEqualTo(samples.stream().map(TsharkIT::expected).toList());
  }

  private static String expected(Sample sample) {
    return "0x%04x;%d;%s;%s"
        .formatted(
            sample.id(),
            sample.opt().payload(),
            joined(sample.options().stream().map(EdnsOption::code).toList()),
            joined(sample.options().stream().map(option -> option.data().length()).toList()));
  }

  private static String joined(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** The format text2pcap reads: offset in hex, then octets; offset 0 starts a packet. */
  private static void append(StringBuilder dump, byte[] octets) {
    for (int at = 0; at < octets.length; at++) {
      String offset = at % OCTETS_A_LINE == 0 ? "\n%06x".formatted(at) : "";
      dump.append(offset).append(" %02x".formatted(octets[at]));
    }
    dump.append('\n');
  }

  private List<String> run(String... command) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended && process.exitValue() == 0)
        .as("%s ended well; it said: %s", command[0], Files.readString(err))
        .isTrue();
    return Files.readAllLines(out, StandardCharsets.UTF_8);
  }
}
