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
import java.util.List;

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
    return Pem.of("PRIVATE KEY", key.getEncoded());
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
