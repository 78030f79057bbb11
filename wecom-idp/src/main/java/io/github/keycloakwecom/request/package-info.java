/**
 * Facts about one request: whether it comes from inside WeCom, the authentication session of the tab, the provider of
 * the opened tile. Decisions that use these facts do not belong here.
 *
 * <p>May use: nothing of ours.
 */
package io.github.keycloakwecom.request;
