{{/* Who may use gateways, as far as security and service.tls say it. Starts with a line break if it is not empty. */}}
{{- define "stagedoor.securityEnv" -}}
{{- include "stagedoor.tokenEnv" .Values.security }}
{{- include "stagedoor.serviceTlsEnv" . }}
{{- with .Values.security }}
{{- if .keysFile.existingSecret }}
- name: STAGEDOOR_SECURITY_KEYS_FILE
  value: {{ printf "/etc/stagedoor/keys/%s" .keysFile.key | quote }}
{{- end }}
{{- with .verifiedFor }}
- name: STAGEDOOR_SECURITY_VERIFIED_FOR
  value: {{ . }}
{{- end }}
{{- range $index, $rule := .rules }}
{{- range $member, $value := $rule }}
{{- with $value }}
- name: STAGEDOOR_SECURITY_RULES_{{ $index }}_{{ upper $member }}
  value: {{ kindIs "slice" . | ternary (join "," .) . | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- range $page, $to := .pages }}
{{- if ne "closed" (toString $to) }}
- name: STAGEDOOR_SECURITY_PAGES_{{ upper $page }}
  value: {{ kindIs "slice" $to | ternary (join "," $to) $to | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/* The tokens of an authorization server. Takes the values of security. */}}
{{- define "stagedoor.tokenEnv" -}}
{{- $property := "SPRING_SECURITY_OAUTH2_RESOURCESERVER" }}
{{- with .jwt.issuerUri }}
- name: {{ $property }}_JWT_ISSUER_URI
  value: {{ . | quote }}
{{- end }}
{{- with .jwt.jwkSetUri }}
- name: {{ $property }}_JWT_JWK_SET_URI
  value: {{ . | quote }}
{{- end }}
{{- with .jwt.audiences }}
- name: {{ $property }}_JWT_AUDIENCES
  value: {{ join "," . | quote }}
{{- end }}
{{- with .introspection }}
{{- if .uri }}
- name: {{ $property }}_OPAQUETOKEN_INTROSPECTION_URI
  value: {{ .uri | quote }}
{{- range $name, $key := dict "CLIENT_ID" .keys.clientId "CLIENT_SECRET" .keys.clientSecret }}
- name: {{ $property }}_OPAQUETOKEN_{{ $name }}
  valueFrom:
    secretKeyRef:
      name: {{ $.introspection.existingSecret | quote }}
      key: {{ $key | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/* The TLS of callers. The actuator has none, because the kubelet and Prometheus have no certificates. */}}
{{- define "stagedoor.serviceTlsEnv" -}}
{{- if .Values.service.tls.existingSecret }}
- name: SERVER_SSL_BUNDLE
  value: service
- name: MANAGEMENT_SERVER_SSL_ENABLED
  value: "false"
- name: SPRING_SSL_BUNDLE_PEM_SERVICE_RELOAD_ON_UPDATE
  value: "true"
- name: SPRING_SSL_BUNDLE_PEM_SERVICE_KEYSTORE_CERTIFICATE
  value: /etc/stagedoor/service/tls.crt
- name: SPRING_SSL_BUNDLE_PEM_SERVICE_KEYSTORE_PRIVATE_KEY
  value: /etc/stagedoor/service/tls.key
{{- if ne .Values.security.clientCertificates "none" }}
- name: SPRING_SSL_BUNDLE_PEM_SERVICE_TRUSTSTORE_CERTIFICATE
  value: /etc/stagedoor/service/ca.crt
- name: SERVER_SSL_CLIENT_AUTH
  value: {{ .Values.security.clientCertificates }}
{{- end }}
{{- end }}
{{- end -}}

{{/* The Secrets that only gateways need, by the names of their volumes and folders. */}}
{{- define "stagedoor.gatewaySecrets" -}}
{{- with .Values.security.keysFile.existingSecret }}
keys: {{ . | quote }}
{{- end }}
{{- with .Values.service.tls.existingSecret }}
service: {{ . | quote }}
{{- end }}
{{- end -}}
