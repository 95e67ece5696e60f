// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import java.nio.file.Path;
import protoprobe.kit.certificate.IdentityFiles;
import protoprobe.kit.process.RunDirectory;

/**
 * What a server gets.
 *
 * @param run vanishes with the run
 * @param directory its own in there
 * @param place where it listens
 * @param identity its key and certificates
 * @param pages the folder that it serves
 */
record Premises(
    RunDirectory run, Path directory, Place place, IdentityFiles identity, Path pages) {}
