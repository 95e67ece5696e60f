// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.wire.TransportError;
import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

/**
 * What a client keeps to resume a connection (RFC 8446 sections 2.2 and 4.6.1).
 *
 * @param ticket identity to send
 * @param key the pre-shared key
 * @param suite of the connection that gave it
 * @param ageAdd what obscures its age
 * @param received when it came
 * @param lifetime seconds that it lives from then on
 * @param maxEarlyData 0 if early data are not allowed; over QUIC else 0xffffffff (RFC 9001 4.6.1)
 * @param alpn of the connection that gave it
 */
public record Session(
    byte[] ticket,
    byte[] key,
    CipherSuite suite,
    long ageAdd,
    Instant received,
    long lifetime,
    long maxEarlyData,
    String alpn) {
  /** What stands for "early data are allowed" in a ticket over QUIC. */
  static final long UNLIMITED = 0xffff_ffffL;

  /** Seven days. */
  private static final long LONGEST = 604_800;

  /** Whether 0-RTT packets may be sent with it. */
  public boolean allowsEarlyData() {
    return maxEarlyData > 0;
  }

  /** Whether it may still be used. */
  public boolean isAlive(Instant now) {
    return now.isBefore(received.plusSeconds(lifetime));
  }

  /** Whether its key can be used with that suite (RFC 8446 section 4.2.11). */
  boolean fits(CipherSuite other) {
    return other.digest().equals(suite.digest());
  }

  /** Milliseconds since it came, obscured, modulo 2^32 (RFC 8446 section 4.2.11.1). */
  long obfuscatedAge(Instant now) {
    return ChronoUnit.MILLIS.between(received, now) + ageAdd & 0xffff_ffffL;
  }

  /**
   * @param body of the NewSessionTicket
   * @param secrets of the connection, which is complete
   */
  static Session of(byte[] body, TrafficSecrets secrets, String alpn) {
    WireReader in = new WireReader(body);
    long lifetime = Math.min(LONGEST, in.fixed(4, "ticket lifetime"));
    long ageAdd = in.fixed(4, "ticket age add");
    byte[] nonce = in.vector(1, "ticket nonce");
    byte[] ticket = in.vector(2, "ticket");
    List<Extension> extensions = Extension.read(in);
    in.requireEnd("NewSessionTicket");
    if (ticket.length == 0) {
      throw in.fault("ticket", "expected an octet at least");
    }
    ExtensionRules.requireUnique(extensions, "NewSessionTicket");
    long early = maxEarlyData(Extension.find(extensions, ExtensionType.EARLY_DATA));
    return new Session(
        ticket,
        secrets.ticketKey(nonce),
        secrets.suite(),
        ageAdd,
        Instant.now(),
        lifetime,
        early,
        alpn);
  }

  private static long maxEarlyData(Optional<byte[]> data) {
    if (data.isEmpty()) {
      return 0;
    }
    WireReader in = new WireReader(data.get());
    long most = in.fixed(4, "max_early_data_size");
    in.requireEnd("early_data");
    if (most != UNLIMITED) {
      throw new TlsFault( // RFC 9001 section 4.6.1
          Alert.ILLEGAL_PARAMETER,
          TransportError.PROTOCOL_VIOLATION,
          "ticket: max_early_data_size 0x%x, expected 0xffffffff".formatted(most));
    }
    return most;
  }

  /** The body of a NewSessionTicket with the same content. */
  static byte[] encode(long lifetime, long ageAdd, byte[] nonce, byte[] ticket, boolean early) {
    WireWriter out = new WireWriter().fixed(lifetime, 4).fixed(ageAdd, 4);
    out.vector(1, nonce).vector(2, ticket);
    byte[] unlimited = new WireWriter().fixed(UNLIMITED, 4).toBytes();
    Extension.write(
        early ? List.of(new Extension(ExtensionType.EARLY_DATA, unlimited)) : List.of(), out);
    return out.toBytes();
  }
}
