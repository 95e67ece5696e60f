// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

/**
 * The first message of a client (RFC 8446 section 4.1.2).
 *
 * @param legacyVersion 0x0303
 * @param random 32 octets
 * @param sessionId empty over QUIC (RFC 9001 section 8.4)
 * @param suites numbers, the most wanted first
 * @param compressions only 0
 * @param extensions in their order
 */
public record ClientHello(
    int legacyVersion,
    byte[] random,
    byte[] sessionId,
    List<Integer> suites,
    byte[] compressions,
    List<Extension> extensions) {

  /** Octets of its random. */
  public static final int RANDOM = 32;

  public ClientHello {
    suites = List.copyOf(suites);
    extensions = List.copyOf(extensions);
  }

  /** The body of the message. */
  public byte[] encode() {
    WireWriter suiteNumbers = new WireWriter();
    suites.forEach(suite -> suiteNumbers.fixed(suite, 2));
    WireWriter out = new WireWriter().fixed(legacyVersion, 2).raw(random).vector(1, sessionId);
    out.vector(2, suiteNumbers.toBytes()).vector(1, compressions);
    Extension.write(extensions, out);
    return out.toBytes();
  }

  /**
   * Reads the body of the message.
   *
   * @throws WireFault if it ends too early, or not where it should
   */
  public static ClientHello decode(byte[] body) {
    WireReader in = new WireReader(body);
    int version = (int) in.fixed(2, "legacy version");
    byte[] random = in.take(RANDOM, "random");
    byte[] session = in.vector(1, "session id");
    WireReader numbers = new WireReader(in.vector(2, "cipher suites"));
    List<Integer> suites = new ArrayList<>();
    while (numbers.hasMore()) {
      suites.add((int) numbers.fixed(2, "cipher suite"));
    }
    byte[] compressions = in.vector(1, "compression methods");
    List<Extension> extensions = Extension.read(in);
    if (in.hasMore()) {
      throw in.fault("ClientHello", in.remaining() + " octets behind the extensions");
    }
    return new ClientHello(version, random, session, suites, compressions, extensions);
  }

  /** Content of the first extension of that type. */
  public Optional<byte[]> extension(int type) {
    return Extension.find(extensions, type);
  }

  /** With another list of extensions. */
  public ClientHello with(List<Extension> others) {
    return new ClientHello(legacyVersion, random, sessionId, suites, compressions, others);
  }
}
