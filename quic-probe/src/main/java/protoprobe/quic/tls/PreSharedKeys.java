// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

/**
 * The extension {@code pre_shared_key} of a ClientHello (RFC 8446 section 4.2.11).
 *
 * @param identities the tickets
 * @param binders what proves each key
 */
record PreSharedKeys(List<Identity> identities, List<byte[]> binders) {
  private static final int SHORTEST_BINDER = 32;

  /**
   * A ticket.
   *
   * @param obfuscatedAge as sent
   */
  record Identity(byte[] ticket, long obfuscatedAge) {}

  PreSharedKeys {
    identities = List.copyOf(identities);
    binders = List.copyOf(binders);
  }

  byte[] encode() {
    WireWriter names = new WireWriter();
    identities.forEach(each -> names.vector(2, each.ticket).fixed(each.obfuscatedAge, 4));
    WireWriter proofs = new WireWriter();
    binders.forEach(each -> proofs.vector(1, each));
    return new WireWriter().vector(2, names.toBytes()).vector(2, proofs.toBytes()).toBytes();
  }

  static PreSharedKeys decode(byte[] data) {
    WireReader in = new WireReader(data);
    WireReader names = new WireReader(in.vector(2, "identities"));
    WireReader proofs = new WireReader(in.vector(2, "binders"));
    in.requireEnd("pre_shared_key");
    List<Identity> identities = new ArrayList<>();
    while (names.hasMore()) {
      identities.add(new Identity(names.vector(2, "identity"), names.fixed(4, "age")));
    }
    List<byte[]> binders = new ArrayList<>();
    while (proofs.hasMore()) {
      byte[] binder = proofs.vector(1, "binder");
      if (binder.length < SHORTEST_BINDER) {
        throw proofs.fault("binder", "expected at least %d octets".formatted(SHORTEST_BINDER));
      }
      binders.add(binder);
    }
    if (identities.isEmpty() || identities.size() != binders.size()) {
      throw new TlsFault(
          Alert.ILLEGAL_PARAMETER,
          "pre_shared_key: %d identities, %d binders, expected as many, and one at least"
              .formatted(identities.size(), binders.size()));
    }
    return new PreSharedKeys(identities, binders);
  }

  /**
   * The hello with that session and its binder, in the last extension.
   *
   * @param before the transcript so far
   */
  static ClientHello bind(ClientHello hello, Session session, byte[] before) {
    Identity identity = new Identity(session.ticket(), session.obfuscatedAge(Instant.now()));
    byte[] none = new byte[session.suite().hkdf().hashLength()];
    PreSharedKeys unbound = new PreSharedKeys(List.of(identity), List.of(none));
    byte[] message = message(hello.adding(unbound.extension()));
    byte[] binder = unbound.binder(session.suite(), session.key(), message, before);
    return hello.adding(new PreSharedKeys(List.of(identity), List.of(binder)).extension());
  }

  private static byte[] message(ClientHello hello) {
    return new Message(HandshakeType.CLIENT_HELLO, hello.encode()).encode();
  }

  private Extension extension() {
    return new Extension(ExtensionType.PRE_SHARED_KEY, encode());
  }

  /**
   * Whether a binder proves that key.
   *
   * @param index which one
   * @param message the whole ClientHello
   * @param before the transcript before it
   */
  boolean isBound(int index, CipherSuite suite, byte[] key, byte[] message, byte[] before) {
    return Arrays.equals(binder(suite, key, message, before), binders.get(index));
  }

  /** Of all before the list of binders, which is the end of the message. */
  private byte[] binder(CipherSuite suite, byte[] key, byte[] message, byte[] before) {
    int list = 2 + binders.stream().mapToInt(each -> 1 + each.length).sum();
    byte[] truncated = Arrays.copyOf(message, message.length - list);
    KeySchedule early = new KeySchedule(suite, key);
    byte[] base = early.derive("res binder", Transcript.digest(suite, new byte[0]));
    byte[] all = new WireWriter().raw(before).raw(truncated).toBytes();
    return early.verifyData(base, Transcript.digest(suite, all));
  }
}
