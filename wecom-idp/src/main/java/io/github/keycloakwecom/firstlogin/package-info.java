/**
 * The first login of a member: the step that creates or links an account, who is linked without a question, and what ends a first login.
 *
 * <p>May use: config, member, page.
 */
package io.github.keycloakwecom.firstlogin;
