// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

/**
 * The extension {@code pre_shared_key} with a single key (RFC 8446 section 4.2.11).
 *
 * @param identity the ticket
 * @param obfuscatedAge as sent
 * @param binder what proves the key
 */
record PreSharedKey(byte[] identity, long obfuscatedAge, byte[] binder) {
  /** The hello with a right binder, in the last extension. */
  static ClientHello bind(ClientHello hello, Session session, KeySchedule early, byte[] before) {
    int length = early.suite().hkdf().hashLength();
    long age = session.obfuscatedAge(java.time.Instant.now());
    ClientHello unbound = with(hello, new PreSharedKey(session.ticket(), age, new byte[length]));
    byte[] message = new Message(HandshakeType.CLIENT_HELLO, unbound.encode()).encode();
    byte[] binder = binder(early, before, Arrays.copyOf(message, truncated(message, length)));
    return with(hello, new PreSharedKey(session.ticket(), age, binder));
  }

  /** Whether the binder of a received ClientHello is right. */
  boolean isBound(byte[] message, KeySchedule early, byte[] before) {
    byte[] right = binder(early, before, Arrays.copyOf(message, truncated(message, binder.length)));
    return Arrays.equals(right, binder);
  }

  /** The binders' list, one entry, is the end of the message. */
  private static int truncated(byte[] message, int length) {
    return message.length - length - 3;
  }

  private static byte[] binder(KeySchedule early, byte[] before, byte[] truncated) {
    CipherSuite suite = early.suite();
    byte[] key = early.derive("res binder", Transcript.digest(suite, new byte[0]));
    byte[] all = Arrays.copyOf(before, before.length + truncated.length);
    System.arraycopy(truncated, 0, all, before.length, truncated.length);
    return early.verifyData(key, Transcript.digest(suite, all));
  }

  private static ClientHello with(ClientHello hello, PreSharedKey key) {
    List<Extension> extensions = new ArrayList<>(hello.extensions());
    byte[] identity =
        new WireWriter().vector(2, key.identity).fixed(key.obfuscatedAge, 4).toBytes();
    byte[] binders = new WireWriter().vector(1, key.binder).toBytes();
    extensions.add(
        new Extension(
            ExtensionType.PRE_SHARED_KEY,
            new WireWriter().vector(2, identity).vector(2, binders).toBytes()));
    return hello.with(extensions);
  }

  /** The first key offered; the extension must be the last one. */
  static Optional<PreSharedKey> of(ClientHello hello) {
    List<Extension> all = hello.extensions();
    Optional<byte[]> data = hello.extension(ExtensionType.PRE_SHARED_KEY);
    if (data.isPresent() && all.get(all.size() - 1).type() != ExtensionType.PRE_SHARED_KEY) {
      throw new TlsFault(
          Alert.ILLEGAL_PARAMETER, "pre_shared_key: expected to be the last extension");
    }
    return data.map(PreSharedKey::read);
  }

  private static PreSharedKey read(byte[] data) {
    WireReader in = new WireReader(data);
    WireReader identities = new WireReader(in.vector(2, "identities"));
    byte[] identity = identities.vector(2, "identity");
    long age = identities.fixed(4, "obfuscated age");
    WireReader binders = new WireReader(in.vector(2, "binders"));
    return new PreSharedKey(identity, age, binders.vector(1, "binder"));
  }
}
