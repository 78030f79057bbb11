/** Requests and replies as the stand-in sees them, so that its rules do not depend on WireMock's types. */
package io.github.keycloakwecom.standin.wire;
