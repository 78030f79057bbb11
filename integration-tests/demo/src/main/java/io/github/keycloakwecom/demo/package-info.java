/** The product in one command: {@code mvn -Pdemo verify}. */
package io.github.keycloakwecom.demo;
