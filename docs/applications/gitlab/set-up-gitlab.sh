#!/usr/bin/env bash
# Makes the client of a GitLab in a realm, and prints what to enter in GitLab and in WeCom.
# Changes nothing that is so already, and may be run again at any time.
set -euo pipefail

usage() {
    cat >&2 <<'END'
usage: set-up-gitlab.sh [OPTION...] REALM ALIAS GITLAB

  REALM   the realm
  ALIAS   alias of its WeCom identity provider; it need not be there yet
  GITLAB  address of GitLab as people see it, for example https://gitlab.example

  --saml               the client for SAML; otherwise the one for OpenID Connect
  --client-id ID       its client ID; otherwise gitlab, or gitlab-saml
  --pkce               refuse logins without PKCE; for GitLab 15.9 and later, older ones do not send it
  --needs-mail         who has no mail is asked for it before GitLab is reached (docs/access.md)
  --keycloak URL       address of Keycloak as people see it, if it is not the one that kcadm.sh is logged in to
  --secret-file FILE   write the client secret to FILE, which only you can read
  --print-secret       print the client secret
  --config FILE        where kcadm.sh keeps its session, if not in the usual file

Log in first: kcadm.sh config credentials. Variable KCADM: the kcadm.sh to run, if it is not on the PATH.
END
    exit 2
}

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

protocol=openid-connect
client=
pkce=false
needs_mail=false
keycloak=
secret_file=
print_secret=false
config=
while [ $# -gt 0 ]; do
    case $1 in
    --saml) protocol=saml ;;
    --pkce) pkce=true ;;
    --needs-mail) needs_mail=true ;;
    --print-secret) print_secret=true ;;
    --client-id) [ $# -gt 1 ] || usage; client=$2; shift ;;
    --keycloak) [ $# -gt 1 ] || usage; keycloak=${2%/}; shift ;;
    --secret-file) [ $# -gt 1 ] || usage; secret_file=$2; shift ;;
    --config) [ $# -gt 1 ] || usage; config=$2; shift ;;
    -*) usage ;;
    *) break ;;
    esac
    shift
done
[ $# -eq 3 ] || usage
realm=$1
alias=$2
gitlab=${3%/}
if [ $protocol = saml ]; then client=${client:-gitlab-saml}; else client=${client:-gitlab}; fi
# These go into JSON and into Ruby as they are.
[[ $gitlab =~ ^https?://[A-Za-z0-9._:/-]+$ ]] || fail "'$gitlab' is no address such as https://gitlab.example."
[[ $client =~ ^[A-Za-z0-9._-]+$ ]] || fail "Client ID '$client': letters, digits, dots, dashes, underscores only."
[[ $alias =~ ^[A-Za-z0-9._-]+$ ]] || fail "Alias '$alias': letters, digits, dots, dashes, underscores only."

# kc COMMAND ENDPOINT [MORE...]: kcadm.sh for this realm
kc() {
    local command=$1 endpoint=$2
    shift 2
    if [ -n "$config" ]; then set -- "$@" --config "$config"; fi
    # kcadm.sh ends each answer with an empty line among its messages.
    { "${KCADM:-kcadm.sh}" "$command" "$endpoint" -r "$realm" "$@" 2>&1 >&3 | sed '/^$/d' >&2; } 3>&1
}

# encoded TEXT: as it stands in a path or a query
encoded() {
    local LC_ALL=C text=$1 i c
    for ((i = 0; i < ${#text}; i++)); do
        c=${text:i:1}
        case $c in
        [A-Za-z0-9._~-]) printf '%s' "$c" ;;
        *) printf '%%%02X' "'$c" ;;
        esac
    done
}

# text_of KEY JSON: the first text of that key, as kcadm.sh prints it
text_of() {
    sed -n '/^ *"'"$1"'" : "\(.*\)",\{0,1\}$/{s//\1/p;q;}' <<<"$2"
}

# The issuer is read and not built: GitLab compares it letter by letter with what this document says.
read_issuer() {
    if [ -z "$keycloak" ]; then
        local session=${config:-$HOME/.keycloak/kcadm.config}
        [ -r "$session" ] || fail "No session of kcadm.sh in $session. Log in with kcadm.sh config credentials."
        keycloak=$(text_of serverUrl "$(cat "$session")")
        keycloak=${keycloak%/}
    fi
    local document
    document=$(kc get "$keycloak/realms/$(encoded "$realm")/.well-known/openid-configuration" \
        --fields issuer,end_session_endpoint)
    issuer=$(text_of issuer "$document")
    logout=$(text_of end_session_endpoint "$document")
    [ -n "$issuer" ] || fail "$keycloak does not name the issuer of realm $realm."
}

# The client as it is: empty if there is none.
read_client() {
    now=$(kc get clients -q "clientId=$client")
    id=$(text_of id "$now")
    [ -z "$id" ] || [ "$(text_of protocol "$now")" = "$protocol" ] \
        || fail "Client '$client' of realm $realm is for $(text_of protocol "$now"). Choose another --client-id."
    now_itself=${now%%'"protocolMappers" :'*}
}

settings=()
mappers=
changed=()

# setting KEY VALUE: of the client; VALUE as kcadm.sh prints it
setting() {
    local key=${1#attributes.}
    key=${key//\"/}
    if [ -z "$id" ]; then
        settings+=(-s "$1=$2")
    elif ! grep -qF -e "\"$key\" : $2" <<<"$now_itself"; then
        settings+=(-s "$1=$2")
        changed+=("$key")
    fi
}

# at_first KEY VALUE: what is left to the administrator once the client is there
at_first() {
    if [ -z "$id" ]; then settings+=(-s "$1=$2"); fi
}

# mapper NAME TYPE KEY=VALUE...
mapper() {
    local name=$1 type=$2 pair json='' block same=true
    shift 2
    block=$(sed -n "/^    \"name\" : \"$name\",/,/^    }/p" <<<"$now")
    grep -qF -e "\"protocolMapper\" : \"$type\"" <<<"$block" || same=false
    for pair in "$@"; do
        json+=", \"${pair%%=*}\": \"${pair#*=}\""
        grep -qF -e "\"${pair%%=*}\" : \"${pair#*=}\"" <<<"$block" || same=false
    done
    json="{ \"name\": \"$name\", \"protocol\": \"$protocol\", \"protocolMapper\": \"$type\", \"config\": {${json#,} } }"
    if [ -z "$id" ]; then
        mappers+=", $json"
    elif [ -z "$block" ]; then
        kc create "clients/$id/protocol-mappers/models" -i -b "$json" >/dev/null
        changed+=("mapper $name")
    elif [ $same = false ]; then
        local mapper
        mapper=$(grep -B 1 -e "^    \"name\" : \"$name\"," <<<"$now")
        mapper=$(text_of id "$mapper")
        kc update "clients/$id/protocol-mappers/models/$mapper" -b "{ \"id\": \"$mapper\", ${json#\{ }"
        changed+=("mapper $name")
    fi
}

# scope NAME yes|no: whether every login with this client has that scope of the realm
scope() {
    local scopes there=no all found
    [ -n "$id" ] || return 0
    scopes=$(sed -n 's/^ *"defaultClientScopes" : //p' <<<"$now")
    case $scopes in *"\"$1\""*) there=yes ;; esac
    [ $there != "$2" ] || return 0
    all=$(kc get client-scopes --fields id,name --format csv --noquotes)
    found=$(sed -n "s/,$1\$//p" <<<"$all")
    [ -n "$found" ] || fail "Realm $realm has no client scope '$1'."
    if [ "$2" = yes ]; then
        kc update "clients/$id/default-client-scopes/$found" -n -b '{}'
    else
        kc delete "clients/$id/default-client-scopes/$found"
    fi
    changed+=("scope $1")
}

# GitLab asks for the scopes profile and email: name is the whole name there, preferred_username the userid.
oidc_client() {
    at_first defaultClientScopes '[ "basic", "acr", "profile", "email" ]'
    at_first optionalClientScopes '[ ]'
    setting redirectUris "[ \"$gitlab/users/auth/openid_connect/callback\" ]"
    setting webOrigins '[ ]'
    setting publicClient false
    setting clientAuthenticatorType '"client-secret"'
    setting standardFlowEnabled true
    setting implicitFlowEnabled false
    setting directAccessGrantsEnabled false
    setting serviceAccountsEnabled false
    setting fullScopeAllowed false
    setting 'attributes."post.logout.redirect.uris"' "\"$signed_out\""
    # GitLab refuses EdDSA and HS256, which a realm may have as its default.
    setting 'attributes."id.token.signed.response.alg"' '"RS256"'
    if [ $pkce = true ]; then setting 'attributes."pkce.code.challenge.method"' '"S256"'; fi
    mapper groups oidc-group-membership-mapper claim.name=groups full.path=false \
        id.token.claim=true userinfo.token.claim=true access.token.claim=false
    scope profile yes
    scope email yes
}

saml_client() {
    at_first defaultClientScopes '[ ]'
    at_first optionalClientScopes '[ ]'
    setting redirectUris "[ \"$gitlab/users/auth/saml/callback\" ]"
    setting webOrigins '[ ]'
    setting fullScopeAllowed false
    setting 'attributes."saml_assertion_consumer_url_post"' "\"$gitlab/users/auth/saml/callback\""
    setting 'attributes."saml_idp_initiated_sso_url_name"' "\"$client\""
    # GitLab does not sign its requests.
    setting 'attributes."saml.client.signature"' '"false"'
    setting 'attributes."saml.server.signature"' '"true"'
    setting 'attributes."saml.assertion.signature"' '"true"'
    setting 'attributes."saml.signature.algorithm"' '"RSA_SHA256"'
    setting 'attributes."saml.authnstatement"' '"true"'
    setting 'attributes."saml.force.post.binding"' '"true"'
    setting 'attributes."saml_force_name_id_format"' '"true"'
    setting 'attributes."saml_name_id_format"' '"persistent"'
    saml_attribute email saml-user-property-mapper email
    saml_attribute username saml-user-property-mapper username
    # WeCom's one name. Who is not from WeCom has first and last name only, which GitLab joins.
    saml_attribute name saml-user-attribute-mapper wecom.name
    saml_attribute first_name saml-user-property-mapper firstName
    saml_attribute last_name saml-user-property-mapper lastName
    mapper groups saml-group-membership-mapper attribute.name=groups attribute.nameformat=Basic full.path=false single=true
    scope role_list no
}

# saml_attribute NAME TYPE FROM
saml_attribute() {
    mapper "$1" "$2" "user.attribute=$3" "attribute.name=$1" attribute.nameformat=Basic
}

set_client() {
    at_first clientId "\"$client\""
    at_first protocol "\"$protocol\""
    at_first name '"GitLab"'
    at_first enabled true
    setting baseUrl "\"$gitlab/\""
    if [ $protocol = saml ]; then saml_client; else oidc_client; fi
    if [ $needs_mail = true ]; then setting 'attributes."wecom.needs.mail"' '"true"'; fi
    if [ -z "$id" ]; then
        id=$(kc create clients -i "${settings[@]}" -s "protocolMappers=[ ${mappers#, } ]")
        echo "Client '$client' of realm $realm: added."
    else
        if [ ${#settings[@]} -gt 0 ]; then kc update "clients/$id" "${settings[@]}"; fi
        if [ ${#changed[@]} -gt 0 ]; then
            printf "Client '%s' of realm %s: changed:%s.\n" "$client" "$realm" "$(printf ' %s,' "${changed[@]}" | sed 's/,$//')"
        else
            echo "Client '$client' of realm $realm: was there, nothing changed."
        fi
    fi
}

# What a client cannot repair.
look_at_realm() {
    case $issuer in
    https://*) ;;
    *) echo "Attention: the issuer $issuer is not https. If people see another address of Keycloak, set Keycloak's" \
        "option hostname, or run this again with --keycloak." ;;
    esac
    local aliases provider
    aliases=$(kc get identity-provider/instances --fields alias --format csv --noquotes)
    if ! grep -qxF -e "$alias" <<<"$aliases"; then
        echo "Attention: realm $realm has no identity provider '$alias' yet."
        return
    fi
    provider=$(kc get "identity-provider/instances/$alias")
    if [ "$(text_of nameFormat "$provider")" = chinese-split ]; then
        echo "Attention: the provider '$alias' splits names, so 张三 is 三 张 in GitLab. Set its Name format to whole."
    fi
}

read_secret() {
    secret='the client secret'
    [ $protocol = openid-connect ] || return 0
    if [ -n "$secret_file" ] || [ $print_secret = true ]; then
        local answer
        answer=$(kc get "clients/$id/client-secret")
        answer=$(text_of value "$answer")
        if [ $print_secret = true ]; then secret=$answer; fi
        if [ -n "$secret_file" ]; then
            # A new file of our own: one that is there might be readable, or lead elsewhere.
            draft=$(mktemp "$secret_file.XXXXXX")
            printf '%s\n' "$answer" >"$draft"
            mv -f "$draft" "$secret_file"
            echo "Client secret: written to $secret_file."
        fi
    fi
    if [ $print_secret = false ]; then
        echo "To read the client secret: ${KCADM:-kcadm.sh} get clients/$id/client-secret -r $realm${config:+ --config $config}"
    fi
}

read_certificate() {
    local keys kid
    keys=$(kc get keys)
    kid=$(text_of RS256 "$keys")
    certificate=$(text_of certificate "$(sed -n "/\"kid\" : \"$kid\"/,/}/p" <<<"$keys")")
    [ -n "$certificate" ] || fail "Realm $realm has no certificate for RS256."
}

oidc_block() {
    cat <<END
gitlab_rails['omniauth_allow_single_sign_on'] = ['openid_connect']
gitlab_rails['omniauth_block_auto_created_users'] = false
gitlab_rails['omniauth_auto_sign_in_with_provider'] = 'openid_connect'
gitlab_rails['omniauth_sync_profile_from_provider'] = ['openid_connect']
gitlab_rails['omniauth_sync_profile_attributes'] = ['name', 'email']
gitlab_rails['omniauth_providers'] = [{
  name: 'openid_connect', label: '企业微信',
  args: {
    name: 'openid_connect', scope: %w[openid profile email], response_type: 'code',
    issuer: '$issuer', discovery: true, client_auth_method: 'query',
    uid_field: 'sub', gitlab_username_claim: 'preferred_username', pkce: true,
    extra_authorize_params: { kc_idp_hint: '$alias' },
    client_options: { identifier: '$client', secret: '$secret',
                      redirect_uri: '$gitlab/users/auth/openid_connect/callback' }
  }
}]
END
}

saml_block() {
    cat <<END
gitlab_rails['omniauth_allow_single_sign_on'] = ['saml']
gitlab_rails['omniauth_block_auto_created_users'] = false
gitlab_rails['omniauth_auto_sign_in_with_provider'] = 'saml'
gitlab_rails['omniauth_sync_profile_from_provider'] = ['saml']
gitlab_rails['omniauth_sync_profile_attributes'] = ['name', 'email']
gitlab_rails['omniauth_providers'] = [{
  name: 'saml', label: '企业微信', groups_attribute: 'groups',
  args: {
    assertion_consumer_service_url: '$gitlab/users/auth/saml/callback',
    idp_sso_service_url: '$issuer/protocol/saml',
    idp_cert: "-----BEGIN CERTIFICATE-----\n$certificate\n-----END CERTIFICATE-----",
    issuer: '$client',
    name_identifier_format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
    attribute_statements: { email: ['email'], name: ['name'], nickname: ['username'],
                            first_name: ['first_name'], last_name: ['last_name'] },
    security: { want_assertions_signed: true }
  }
}]
END
}

signed_out="$gitlab/users/sign_in?auto_sign_in=false"
read_issuer
read_client
set_client
look_at_realm
read_secret
echo
echo "1. /etc/gitlab/gitlab.rb, then: gitlab-ctl reconfigure"
echo
if [ $protocol = saml ]; then
    read_certificate
    saml_block
else
    oidc_block
fi
echo
echo "2. GitLab, Admin area, Settings, General, Sign-in restrictions, After sign-out path"
echo
if [ $protocol = saml ]; then
    # Without a client to come back to, Keycloak ends the session and says so.
    echo "$logout"
else
    echo "$logout?client_id=$client&post_logout_redirect_uri=$(encoded "$signed_out")"
fi
echo
echo "3. WeCom admin console, the app, its home page: one of"
echo
echo "$gitlab/"
echo "$issuer/wecom/$alias/launch/$client"
