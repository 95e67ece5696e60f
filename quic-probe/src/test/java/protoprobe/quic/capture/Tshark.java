// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import protoprobe.kit.testing.Peers;

/** A dissector that others wrote, reading a capture with nothing but the keys in it. */
public final class Tshark {
  private static final List<String> CHECKSUMS =
      List.of("-o", "ip.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE");

  private final Path file;

  private Tshark(Path file) {
    this.file = file;
  }

  /**
   * Of captures, which are sections of one file.
   *
   * @param folder where the file is written; of this test alone
   */
  public static Tshark of(Path folder, List<byte[]> captures) throws IOException {
    Path file = folder.resolve("traffic.pcapng");
    Files.deleteIfExists(file);
    try (var out = Files.newOutputStream(file)) {
      for (byte[] capture : captures) {
        out.write(capture);
      }
    }
    return new Tshark(file);
  }

  /**
   * Values of fields, a row for each packet that a filter lets through; several values of a field
   * are divided by commas.
   *
   * @param filter empty: all packets
   */
  public List<Map<String, String>> fields(String filter, String... names) throws IOException {
    List<String> command = new ArrayList<>(CHECKSUMS);
    command.addAll(List.of("-T", "fields"));
    Arrays.stream(names).forEach(name -> command.addAll(List.of("-e", name)));
    if (!filter.isEmpty()) {
      command.addAll(List.of("-Y", filter));
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : run(command).lines().toList()) {
      String[] values = line.split("\t", -1);
      Map<String, String> row = new TreeMap<>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], values[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  /** How many packets a filter lets through. */
  public int count(String filter) throws IOException {
    return fields(filter, "frame.number").size();
  }

  /** Runs it with its own settings, not the user's. */
  private String run(List<String> arguments) throws IOException {
    Path errors = file.resolveSibling("tshark.err");
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Peers.require("tshark").toString(), "-n", "-r", file.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().put("HOME", file.getParent().toString());
    builder.environment().remove("XDG_CONFIG_HOME");
    builder.environment().remove("SSLKEYLOGFILE");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new AssertionError("tshark: " + Files.readString(errors));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new AssertionError("tshark was interrupted", e);
    }
    return output;
  }
}
