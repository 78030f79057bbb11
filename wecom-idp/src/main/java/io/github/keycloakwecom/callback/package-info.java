/**
 * Encrypted callbacks of WeCom: key, signature, cipher, receive ids, envelope and event. The package turns bytes of a
 * request into a {@link io.github.keycloakwecom.callback.CallbackResult}. It has no address and no session, and what an
 * event changes does not belong here. Protocol: {@code developer.work.weixin.qq.com/document/path/90968}.
 *
 * <p>May use: nothing of ours.
 */
package io.github.keycloakwecom.callback;
