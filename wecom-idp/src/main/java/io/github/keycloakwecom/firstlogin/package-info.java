/**
 * The first login of a member: the step that creates or links an account, which account is linked without a question,
 * and with which account the login may end.
 *
 * <p>May use: config, member, page.
 */
package io.github.keycloakwecom.firstlogin;
