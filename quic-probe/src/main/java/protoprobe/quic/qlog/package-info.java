// SPDX-License-Identifier: Apache-2.0
/** Logs of QUIC endpoints in the form that qvis and others read. */
package protoprobe.quic.qlog;
