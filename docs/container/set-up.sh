#!/bin/sh
# The realm of docs/realm with the stand-in for WeCom as its WeCom, made once; compose.yaml runs it. For evaluation only: all values
# are the stand-in's and known to everybody.
set -eu
kcadm() { /opt/keycloak/bin/kcadm.sh "$@" --config /tmp/kcadm.config; }

kcadm config credentials --server http://keycloak:8080 --realm master --user admin --password "$ADMIN_PASSWORD"
if kcadm get realms/wecom --fields realm >/dev/null 2>&1; then
  echo "The realm wecom is there already."
else
  kcadm create realms -f /set-up/wecom-realm.json
fi
kcadm update identity-provider/instances/wecom -r wecom \
  -s config.clientId=wwSIM0000000001 \
  -s config.clientSecret=standin-secret-of-app-1000002 \
  -s config.agentId=1000002 \
  -s config.apiBaseUrl=http://wecom:8070 \
  -s config.webLoginUrl=http://localhost:8070/wwlogin/sso/login \
  -s config.inAppUrl=http://localhost:8070/connect/oauth2/authorize
echo "Open http://localhost:8080/realms/wecom/account"
