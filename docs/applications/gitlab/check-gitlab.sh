#!/usr/bin/env bash
# Looks at one person as GitLab would see them through its OpenID Connect client: one line for each check.
set -euo pipefail

usage() {
    cat >&2 <<'END'
usage: check-gitlab.sh [OPTION...] REALM USERNAME

  REALM     the realm
  USERNAME  somebody with an account there

  --log-in           log in as that person, with the password in the variable CHECK_PASSWORD, or typed
  --stand-in ALIAS   log in through this identity provider, with the stand-in in the part of WeCom
  --client-id ID     GitLab's client ID, if it is not gitlab
  --keycloak URL     address of Keycloak as people see it, if it is not the one that kcadm.sh is logged in to
  --config FILE      where kcadm.sh keeps its session, if not in the usual file

Without --log-in and --stand-in nobody logs in: Keycloak's administration says what it would tell GitLab. That works for
people from WeCom, too. Exit code: 0 if all is well, 1 if a line says FAIL, 2 if there was nothing to check.
Log in first: kcadm.sh config credentials. Variable KCADM: the kcadm.sh to run, if it is not on the PATH.
END
    exit 2
}

stop() {
    printf '%s\n' "$@" >&2
    exit 2
}

way=none
client=gitlab
alias=
keycloak=
config=
while [ $# -gt 0 ]; do
    case $1 in
    --log-in) way=password ;;
    --stand-in) [ $# -gt 1 ] || usage; way=stand-in; alias=$2; shift ;;
    --client-id) [ $# -gt 1 ] || usage; client=$2; shift ;;
    --keycloak) [ $# -gt 1 ] || usage; keycloak=${2%/}; shift ;;
    --config) [ $# -gt 1 ] || usage; config=$2; shift ;;
    -*) usage ;;
    *) break ;;
    esac
    shift
done
[ $# -eq 2 ] || usage
realm=$1
username=$2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
problems=0
green='' red='' plain=''
if [ -t 1 ]; then green=$'\e[32m' red=$'\e[31m' plain=$'\e[0m'; fi

well() {
    printf '%sok%s    %-9s %s\n' "$green" "$plain" "$1" "$2"
}

wrong() {
    printf '%sFAIL%s  %-9s %s\n' "$red" "$plain" "$1" "$2"
    problems=$((problems + 1))
}

# kc ENDPOINT [MORE...]: reads from Keycloak's administration; what fails there ends the script with its message
kc() {
    local endpoint=$1
    shift
    if [ -n "$config" ]; then set -- "$@" --config "$config"; fi
    { "${KCADM:-kcadm.sh}" get "$endpoint" -r "$realm" "$@" 2>&1 >&3 | sed '/^$/d' >&2; } 3>&1 || exit 2
}

# text KEY JSON: the first text of that key; escapes stay as they are
text() {
    local pattern='"'$1'"[[:space:]]*:[[:space:]]*"(([^"\\]|\\.)*)"'
    if [[ $2 =~ $pattern ]]; then printf '%s' "${BASH_REMATCH[1]}"; fi
}

# texts KEY JSON: the texts of a list, one per line
texts() {
    local pattern='"'$1'"[[:space:]]*:[[:space:]]*\[([[:space:]]*("([^"\\]|\\.)*"[[:space:]]*,?[[:space:]]*)*)\]'
    if [[ $2 =~ $pattern ]]; then grep -oE '"([^"\\]|\\.)*"' <<<"${BASH_REMATCH[1]}" | sed 's/^"//; s/"$//' || true; fi
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

# base64url without padding, there and back
to_base64url() {
    base64 | tr '+/' '-_' | tr -d '=\n'
}

from_base64url() {
    local text=${1//-/+}
    text=${text//_//}
    while [ $((${#text} % 4)) -ne 0 ]; do text+='='; done
    base64 -d <<<"$text"
}

random() {
    head -c 32 /dev/urandom | to_base64url
}

# parameter NAME ADDRESS: of the query, as it stands there
parameter() {
    sed -n 's/.*[?&]'"$1"'=\([^&#]*\).*/\1/p' <<<"$2"
}

read_realm() {
    if [ -z "$keycloak" ]; then
        local session=${config:-$HOME/.keycloak/kcadm.config}
        [ -r "$session" ] || stop "No session of kcadm.sh in $session. Log in with kcadm.sh config credentials."
        keycloak=$(text serverUrl "$(cat "$session")")
        keycloak=${keycloak%/}
    fi
    discovery=$(curl -sSf "$keycloak/realms/$(encoded "$realm")/.well-known/openid-configuration") \
        || stop "Realm $realm does not answer at $keycloak."
    issuer=$(text issuer "$discovery")
    [[ $issuer =~ ^https?://[^/]+ ]] && origin=${BASH_REMATCH[0]}
    client_now=$(kc clients -q "clientId=$client")
    id=$(text id "$client_now")
    [ -n "$id" ] || stop "Realm $realm has no client '$client'. set-up-gitlab.sh makes it."
    redirect_uri=$(texts redirectUris "$client_now" | sed -n 1p)
    signed_out=$(text post.logout.redirect.uris "$client_now")
    (umask 077 && text secret "$client_now" >"$work/secret")
}

read_account() {
    local found
    found=$(kc users -q "username=$username" -q exact=true)
    account=$(text id "$found")
    [ -n "$account" ] || return 0
    found=$(kc "users/$account")
    # Where the realm's user profile does not name wecom.name, first and last name are all that is known.
    whole_name=$(texts wecom.name "$found" | sed -n 1p)
    if [ -z "$whole_name" ]; then
        whole_name="$(text firstName "$found") $(text lastName "$found")"
        whole_name=${whole_name# }
        whole_name=${whole_name% }
    fi
    groups_of_account=$(kc "users/$account/groups" --fields name --format csv --noquotes)
}

check_client() {
    case $(texts redirectUris "$client_now" | wc -l | tr -d ' '):$redirect_uri in
    1:*/users/auth/openid_connect/callback) well client "$client, comes back to $redirect_uri" ;;
    *) wrong client "The one redirect URI has to be https://GITLAB/users/auth/openid_connect/callback" ;;
    esac
    case $issuer in
    https://*) well issuer "$issuer" ;;
    *) well issuer "$issuer (GitLab wants https and this very text)" ;;
    esac
}

# visit ADDRESS [CURL OPTIONS...]: one request of the person's browser; next is where it is sent, the page is in $work/page
visit() {
    next=$(curl -sS -b "$work/cookies" -c "$work/cookies" -o "$work/page" -w '%{redirect_url}' --url "$1" "${@:2}") \
        || stop "No answer from ${1%%\?*}."
}

# walk ADDRESS [CURL OPTIONS...]: on and on until there is a page, or until the way leads to GitLab, which is not visited
walk() {
    local hop
    visit "$@"
    for ((hop = 0; hop < 20; hop++)); do
        case $next in
        '') return ;;
        "$redirect_uri"* | "${signed_out:-$redirect_uri}"*) return ;;
        "${issuer%/realms/*}"/*) visit "$next" ;;
        *)
            [ $way = stand-in ] || stop "Keycloak sends the browser to ${next%%\?*}, which this script cannot follow."
            visit "$next&scan=$(encoded "$username")"
            ;;
        esac
    done
}

page_title() {
    sed -n '/id="kc-page-title"/,/<\/h1>/p' "$work/page" | sed 's/<[^>]*>//g' | tr -s ' \n' ' ' | sed 's/^ //; s/ $//'
}

# action PART: the address of the form whose address has that part; Keycloak leaves its own host out of some
action() {
    local found
    found=$(form_address "$1")
    case $found in /*) found=$origin$found ;; esac
    printf '%s' "$found"
}

form_address() {
    grep -o 'action="[^"]*"' "$work/page" | grep -F -e "$1" | sed -n '1{s/^action="//; s/"$//; s/&amp;/\&/g; p;}' || true
}

login_address() {
    printf '%s' "$(text authorization_endpoint "$discovery")?client_id=$(encoded "$client")&response_type=code" \
        "&scope=openid%20profile%20email&redirect_uri=$(encoded "$redirect_uri")&state=$state&nonce=$nonce" \
        "&code_challenge_method=S256&code_challenge=$challenge$1"
}

log_in() {
    state=$(random)
    nonce=$(random)
    verifier=$(random)
    local digest form hint=''
    digest=$(printf '%s' "$verifier" | sha256sum | cut -d ' ' -f 1)
    # shellcheck disable=SC2001 # two characters each, which ${//} cannot take up again
    challenge=$(sed 's/../\\x&/g' <<<"$digest")
    challenge=$(printf '%b' "$challenge" | to_base64url)
    if [ $way = stand-in ]; then hint="&kc_idp_hint=$(encoded "$alias")"; fi
    walk "$(login_address "$hint")"
    if [ $way = password ]; then
        form=$(action /login-actions/authenticate)
        [ -n "$form" ] || stop "Keycloak shows no password form, but: $(page_title)"
        if [ -z "${CHECK_PASSWORD:-}" ]; then read -rsp "Password of $username: " CHECK_PASSWORD; echo; fi
        (umask 077 && printf '%s' "$CHECK_PASSWORD" >"$work/password")
        walk "$form" --data-urlencode "username=$username" --data-urlencode "password@$work/password"
    fi
    case $next in
    "$redirect_uri"*) ;;
    *)
        wrong login "Keycloak does not let $username through. Its page: $(page_title)"
        return
        ;;
    esac
    if [ "$(parameter state "$next")" != "$state" ] || [ -z "$(parameter code "$next")" ]; then
        wrong login "Keycloak answers GitLab with: $(parameter error "$next")"
        return
    fi
    redeem_code
}

# GitLab does this, with the secret in the body (client_auth_method query).
redeem_code() {
    local answer token
    (umask 077 && printf '%s' "code=$(parameter code "$next")&code_verifier=$verifier" >"$work/code")
    answer=$(curl -sS --url "$(text token_endpoint "$discovery")" -d grant_type=authorization_code -d "@$work/code" \
        --data-urlencode "client_id=$client" --data-urlencode "client_secret@$work/secret" \
        --data-urlencode "redirect_uri=$redirect_uri")
    token=$(text id_token "$answer")
    if [ -z "$token" ]; then
        wrong login "Keycloak refuses the code: $(text error "$answer") $(text error_description "$answer")"
        return
    fi
    header=$(from_base64url "${token%%.*}")
    token=${token#*.}
    claims=$(from_base64url "${token%%.*}")
    (umask 077 && printf 'Authorization: Bearer %s' "$(text access_token "$answer")" >"$work/authorization")
    userinfo=$(curl -sS --url "$(text userinfo_endpoint "$discovery")" -H "@$work/authorization")
    if [ "$(text nonce "$claims")" = "$nonce" ]; then
        well login "$username reaches GitLab's callback"
    else
        wrong login "The ID token belongs to another login."
    fi
}

check_token() {
    local algorithm
    algorithm=$(text alg "$header")
    case $algorithm in
    RS256 | RS512 | PS256 | ES256) well signature "$algorithm" ;;
    *) wrong signature "GitLab cannot verify $algorithm: set the client's ID token signature algorithm to RS256" ;;
    esac
    if [ "$(text iss "$claims")" != "$issuer" ]; then
        wrong issuer "The ID token names $(text iss "$claims"): set Keycloak's option hostname"
    fi
    if [ "$(text sub "$userinfo")" != "$(text sub "$claims")" ]; then
        wrong userinfo "The user info is about somebody else, or refused"
    fi
}

check_uid() {
    if [ -n "$account" ] && [ "$(text sub "$claims")" = "$account" ]; then
        well uid "$account, the id of the account: set uid_field to sub"
    else
        wrong uid "sub is '$(text sub "$claims")' and not the id of the account: no pairwise subject mapper for this client"
    fi
}

# The endings that Rails knows.
file_name='\.(html|xhtml|text|txt|js|css|ics|csv|vcf|vtt|png|jpe?g|jpe|pjpeg|gif|bmp|tiff?|svg|webp|mpe?g|mpe|mp[1234]|mpeg3|oga|ogg|'
file_name+='m4[av]|weba?m?|aac|flac|wav|otf|ttf|woff2?|xml|rss|atom|ya?ml|json|pdf|zip|gz|diff|patch)$'

check_username() {
    local name nickname
    name=$(text preferred_username "$claims")
    nickname=$(text nickname "$claims")
    name=${name%%@*}
    if [ -z "$name" ]; then
        wrong username "No preferred_username: give the client the scope profile"
    elif ! [[ $name =~ ^[A-Za-z0-9_.-]{2,255}$ ]]; then
        wrong username "GitLab takes letters, digits, _ - . and at least two of them, so not all of '$name'"
    elif [[ $name =~ $file_name ]]; then
        wrong username "'$name' ends like a file name, which GitLab refuses: give the person another username"
    elif [ -n "$nickname" ]; then
        wrong username "The claim nickname ('$nickname') goes before '$name', unless gitlab_username_claim is preferred_username"
    else
        well username "$name"
    fi
}

check_name() {
    local name
    name=$(text name "$claims")
    if [ -z "$name" ]; then
        wrong name "No name: give the client the scope profile, and the account a first name"
    elif [ "$name" != "$whole_name" ]; then
        wrong name "'$name', but in WeCom '$whole_name': set Name format of the identity provider to whole"
    else
        well name "$name"
    fi
}

check_mail() {
    local mail
    mail=$(text email "$claims")
    if [ -n "$mail" ]; then
        well mail "$mail"
    else
        wrong mail "None. GitLab invents one and stops at the profile page: see docs/configuration.md, where mail comes from"
    fi
}

check_groups() {
    local said group missing='' paths=''
    said=$(texts groups "$claims")
    while read -r group; do
        [ -n "$group" ] || continue
        grep -qxF -e "$group" <<<"$said" || missing+=" $group"
    done <<<"$groups_of_account"
    while read -r group; do
        case $group in /*) paths+=" $group" ;; esac
    done <<<"$said"
    if [ -n "$paths" ]; then
        wrong groups "With a path:$paths. Switch Full group path of the client's mapper groups off"
    elif [ -n "$missing" ]; then
        wrong groups "Not said:$missing. Add a mapper Group Membership, claim groups, to the client"
    else
        well groups "$(paste -sd , - <<<"${said:-none, and the account is in none}")"
    fi
}

check_sign_out() {
    local form field
    if [ -z "$signed_out" ]; then
        wrong sign-out "The client has no valid post logout redirect URI"
        return
    fi
    walk "$(text end_session_endpoint "$discovery")?client_id=$client&post_logout_redirect_uri=$(encoded "$signed_out")"
    form=$(action logout-confirm)
    if [ -n "$form" ]; then
        field=$(sed -n 's/.*name="session_code" value="\([^"]*\)".*/\1/p' "$work/page")
        walk "$form" --data-urlencode "session_code=$field" -d confirmLogout=x
    fi
    case $next in
    "$signed_out"*) ;;
    *)
        wrong sign-out "Keycloak does not come back to $signed_out. Its page: $(page_title)"
        return
        ;;
    esac
    visit "$(login_address '&prompt=none')"
    if [ "$(parameter error "$next")" = login_required ]; then
        well sign-out "the session has ended; back at $signed_out"
    else
        wrong sign-out "The session in Keycloak goes on"
    fi
}

claims=
read_realm
check_client
if [ $way = none ]; then
    read_account
    [ -n "$account" ] || stop "Realm $realm has no account '$username'."
    claims=$(kc "clients/$id/evaluate-scopes/generate-example-id-token" -q "userId=$account" -q 'scope=openid profile email')
else
    log_in
    read_account
    if [ -n "$claims" ]; then check_token; fi
fi
if [ -n "$claims" ]; then
    check_uid
    check_username
    check_name
    check_mail
    check_groups
    if [ $way != none ]; then check_sign_out; fi
fi
[ $problems -eq 0 ] || exit 1
