/**
 * Facts about one request: is it made inside WeCom, which login does the browser have under way, whose tile was tapped.
 * Decisions that follow from these facts do not belong here.
 *
 * <p>May use: nothing of ours.
 */
package io.github.keycloakwecom.request;
