// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.catalogue;

/** How a user names a part of the catalogue: an id, or the beginning of ids up to a slash. */
public final class Prefix {
  private Prefix() {}

  /** Whether that id is named. */
  public static boolean covers(String prefix, String id) {
    String bare = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    return id.equals(bare) || id.startsWith(bare + "/");
  }
}
