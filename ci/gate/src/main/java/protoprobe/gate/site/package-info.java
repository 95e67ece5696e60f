// SPDX-License-Identifier: Apache-2.0
/**
 * The published compatibility matrix: static pages made from run records alone. What a target sent
 * is hostile; the templates escape it by context, and nothing that cannot be seen leaves {@link
 * protoprobe.gate.site.Pages}.
 */
package protoprobe.gate.site;
