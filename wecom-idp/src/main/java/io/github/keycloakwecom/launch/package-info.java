/**
 * The addresses of tiles: the link for WeCom's console, and the address that opens an application. Access rules do not
 * belong here.
 *
 * <p>May use: nothing of ours.
 */
package io.github.keycloakwecom.launch;
