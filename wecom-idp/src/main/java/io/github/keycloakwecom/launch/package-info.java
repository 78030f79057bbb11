/**
 * The addresses of tiles: the link for WeCom's console, and where an application begins. Which person may use an
 * application does not belong here.
 *
 * <p>May use: nothing of ours.
 */
package io.github.keycloakwecom.launch;
