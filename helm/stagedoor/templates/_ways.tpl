{{/* The name of a property or variable in lower case, without separators and without what follows an index. */}}
{{- define "stagedoor.plainName" -}}
{{- regexReplaceAll "[^a-z0-9]" (regexReplaceAll "(\\[|_[0-9]).*" (lower .) "") "" -}}
{{- end -}}

{{/* What config and extraEnv set, by plain name. */}}
{{- define "stagedoor.given" -}}
{{- $given := dict -}}
{{- range $name, $value := .Values.config -}}
{{- $_ := set $given (include "stagedoor.plainName" $name) (toString $value) -}}
{{- end -}}
{{- range .Values.extraEnv -}}
{{- $_ := set $given (include "stagedoor.plainName" .name) (default "a reference" .value) -}}
{{- end -}}
{{- toJson $given -}}
{{- end -}}

{{/* The ways in which callers authenticate: by security, config or extraEnv. */}}
{{- define "stagedoor.ways" -}}
{{- $ways := list -}}
{{- $bearer := "springsecurityoauth2resourceserver" -}}
{{- $known := dict
    (print $bearer "jwtissueruri") "jwt" (print $bearer "jwtjwkseturi") "jwt" (print $bearer "jwtpublickeylocation") "jwt"
    (print $bearer "opaquetokenintrospectionuri") "introspection"
    "stagedoorsecuritykeysfile" "keysFile"
    "serversslclientauth" "clientCertificates"
    "springsecurityusername" "user" "springsecurityuserpassword" "user" -}}
{{- $given := fromJson (include "stagedoor.given" .) -}}
{{- range fromYamlArray (include "stagedoor.securityEnv" .) -}}
{{- $_ := set $given (include "stagedoor.plainName" .name) (default "a reference" .value) -}}
{{- end -}}
{{- range $name, $way := $known -}}
{{- if not (has (get $given $name) (list "" "none")) -}}
{{- $ways = append $ways $way -}}
{{- end -}}
{{- end -}}
{{- $ways | uniq | toJson -}}
{{- end -}}

{{/* Checks that a schema cannot make, or not with a helpful message. */}}
{{- define "stagedoor.checkSecurity" -}}
{{- $given := fromJson (include "stagedoor.given" .) -}}
{{- $ways := fromJsonArray (include "stagedoor.ways" .) -}}
{{- with .Values.security -}}
{{- if and .introspection.uri (not .introspection.existingSecret) -}}
{{- fail "security.introspection.uri needs security.introspection.existingSecret, with what the service authenticates by" -}}
{{- end -}}
{{- if and .introspection.existingSecret (not .introspection.uri) -}}
{{- fail "security.introspection.existingSecret needs security.introspection.uri" -}}
{{- end -}}
{{- if and .jwt.audiences (not (has "jwt" $ways)) -}}
{{- fail "security.jwt.audiences needs security.jwt.issuerUri or security.jwt.jwkSetUri" -}}
{{- end -}}
{{- if and (ne .clientCertificates "none") (not $.Values.service.tls.existingSecret) -}}
{{- fail "security.clientCertificates needs service.tls.existingSecret, because certificates are part of TLS" -}}
{{- end -}}
{{- if and (has "jwt" $ways) (has "introspection" $ways) -}}
{{- fail "security.jwt and security.introspection exclude each other" -}}
{{- end -}}
{{- $opened := without (values .pages) "closed" -}}
{{- if and (not $ways) (or .rules .verifiedFor $opened) -}}
{{- fail "security.rules, security.pages and security.verifiedFor need a way to authenticate, because everybody may do everything without one; set security.jwt, security.introspection, security.keysFile or security.clientCertificates" -}}
{{- end -}}
{{- end -}}
{{- range fromYamlArray (include "stagedoor.securityEnv" .) -}}
{{- if hasKey $given (include "stagedoor.plainName" .name) -}}
{{- fail (printf "config or extraEnv sets %s, which security or service.tls sets already" .name) -}}
{{- end -}}
{{- end -}}
{{- end -}}
