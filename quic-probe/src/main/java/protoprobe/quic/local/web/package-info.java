// SPDX-License-Identifier: Apache-2.0
/** What local servers serve, whatever they are made of. */
package protoprobe.quic.local.web;
