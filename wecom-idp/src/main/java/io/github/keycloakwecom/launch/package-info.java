/**
 * The addresses of tiles: the link that is pasted in WeCom's console, and where an application begins. Who may use an
 * application does not belong here.
 *
 * <p>May use: nothing of ours.
 */
package io.github.keycloakwecom.launch;
