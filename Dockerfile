# Keycloak with the WeCom provider and theme, built once so that it starts quickly. It takes the jars of `mvn package`; see
# docs/container.md.
ARG KEYCLOAK_IMAGE=quay.io/keycloak/keycloak:26.7.3

FROM ${KEYCLOAK_IMAGE} AS built
# Fixed when Keycloak is built: `kc.sh start --optimized` looks at none of them again.
ARG BUILD_OPTIONS="--db=postgres --health-enabled=true --metrics-enabled=true"
COPY --chown=1000:0 wecom-idp/target/wecom-idp-*.jar wecom-theme/target/wecom-theme-*.jar /opt/keycloak/providers/
RUN /opt/keycloak/bin/kc.sh build ${BUILD_OPTIONS}

FROM ${KEYCLOAK_IMAGE}
COPY --from=built --chown=1000:0 /opt/keycloak/ /opt/keycloak/
ENTRYPOINT ["/opt/keycloak/bin/kc.sh"]
CMD ["start", "--optimized"]
