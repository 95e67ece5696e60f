// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.capture;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Grade;
import protoprobe.kit.testing.PcapngFile;

/** What a capture kept, in memory. */
public final class Kept implements Findings {
  private final Map<String, byte[]> files = new TreeMap<>();

  @Override
  public Findings observe(String key, Object value) {
    return this;
  }

  @Override
  public Findings grade(Grade grade) {
    return this;
  }

  @Override
  public synchronized Findings keep(String name, String mediaType, byte[] content) {
    if (files.put(name, content) != null) {
      throw new AssertionError(name + " was kept before");
    }
    return this;
  }

  /** All of them by name. */
  public synchronized Map<String, byte[]> files() {
    return Map.copyOf(files);
  }

  /** One of its files. */
  public synchronized byte[] file(String name) {
    byte[] content = files.get(name);
    if (content == null) {
      throw new AssertionError("%s: expected to be kept, there is %s".formatted(name, files));
    }
    return content;
  }

  PcapngFile traffic() {
    return PcapngFile.read(file("traffic.pcapng"));
  }

  String frames() {
    return new String(file("frames.txt"), StandardCharsets.UTF_8);
  }

  QlogFile qlog() {
    return QlogFile.read(file("forge.qlog"));
  }
}
