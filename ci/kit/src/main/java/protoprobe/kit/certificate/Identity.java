// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.certificate;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * What a server shows itself with.
 *
 * @param key its private key
 * @param chain leaf first, without the authority's own certificate
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
  /** Protects the PKCS#12 file; no secret. */
  public static final String PASSWORD = "protoprobe";

  /** The only entry of the PKCS#12 file. */
  public static final String ALIAS = "server";

  /** Copies the list. */
  public Identity {
    chain = List.copyOf(chain);
  }

  /** The key as PKCS#8 in PEM. */
  public String keyPem() {
    return Pem.of(
        "PRIVATE KEY", key instanceof ECPrivateKey curve ? pkcs8(curve) : key.getEncoded());
  }

  /** With the public key in it, without which GnuTLS reads none; the JDK leaves it out. */
  private byte[] pkcs8(ECPrivateKey curve) {
    SubjectPublicKeyInfo open =
        SubjectPublicKeyInfo.getInstance(chain.get(0).getPublicKey().getEncoded());
    int bits = curve.getParams().getOrder().bitLength();
    try {
      return new PrivateKeyInfo(
              open.getAlgorithm(),
              new org.bouncycastle.asn1.sec.ECPrivateKey(
                  bits, curve.getS(), open.getPublicKeyData(), null))
          .getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException("private key of our own: expected to have an encoding", e);
    }
  }

  /** The chain in PEM, leaf first. */
  public String chainPem() {
    return Pem.of(chain);
  }

  /**
   * Writes {@code key.pem}, {@code chain.pem} and {@code server.p12}; the files with the key can be
   * read by their owner alone.
   */
  public IdentityFiles write(Path directory) {
    IdentityFiles files = IdentityFiles.in(directory);
    try {
      Files.createDirectories(directory);
      Files.writeString(ownersOnly(files.key()), keyPem());
      Files.writeString(files.chain(), chainPem());
      try (OutputStream out = Files.newOutputStream(ownersOnly(files.pkcs12()))) {
        keyStore().store(out, PASSWORD.toCharArray());
      }
      return files;
    } catch (IOException | GeneralSecurityException e) {
      throw new UncheckedIOException(new IOException("key and certificates in " + directory, e));
    }
  }

  private KeyStore keyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(ALIAS, key, PASSWORD.toCharArray(), chain.toArray(new X509Certificate[0]));
    return store;
  }

  private static Path ownersOnly(Path file) throws IOException {
    Files.deleteIfExists(file);
    return Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }
}
