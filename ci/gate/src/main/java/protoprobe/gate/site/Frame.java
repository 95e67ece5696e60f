// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What every page has. Style and script stand inside, so that a page opened as a file needs no
 * other, and the policy allows these two by their digest and nothing else.
 *
 * @param title of the window
 * @param style the style sheet
 * @param script for what is only comfort
 * @param policy Content-Security-Policy
 */
record Frame(String title, String style, String script, String policy) {
  private static final String STYLE = resource("site.css");
  private static final String SCRIPT = resource("site.js");
  private static final String POLICY =
      "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'"
          .formatted(digest(STYLE), digest(SCRIPT));

  static Frame of(String title) {
    return new Frame(title, STYLE, SCRIPT, POLICY);
  }

  private static String resource(String name) {
    try (InputStream in = Frame.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + name + " cannot be read", e);
    }
  }

  private static String digest(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
