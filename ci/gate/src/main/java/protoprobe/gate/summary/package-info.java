// SPDX-License-Identifier: Apache-2.0
/** What a run comes to, as continuous integration shows it: Markdown and annotations. */
package protoprobe.gate.summary;
