// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.result;

/**
 * A file recorded while a check ran.
 *
 * @param path relative to the output folder, with forward slashes
 * @param mediaType such as {@code text/plain}
 */
public record EvidenceFile(String path, String mediaType) {}
