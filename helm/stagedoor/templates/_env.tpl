{{/* The settings of a member. Takes a dict: root, roles, settings (the component's own values). */}}
{{- define "stagedoor.env" -}}
{{- $root := .root -}}
{{- $values := .root.Values -}}
- name: SERVER_ADDRESS
  value: 0.0.0.0
{{- if contains "gateway" .roles }}
- name: STAGEDOOR_SECURITY_ANONYMOUS
  value: {{ include "stagedoor.ways" $root | fromJsonArray | empty | quote }}
{{- include "stagedoor.securityEnv" $root }}
{{- end }}
- name: MANAGEMENT_SERVER_PORT
  value: "8081"
- name: MANAGEMENT_SERVER_ADDRESS
  value: 0.0.0.0
- name: SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE
  value: {{ printf "%ds" (int $values.shutdown.phase) }}
- name: STAGEDOOR_HTTP_DRAIN_DELAY
  value: {{ printf "%ds" (int $values.shutdown.drainDelay) }}
- name: STAGEDOOR_SAMPLES_ENABLED
  value: {{ $values.samples.enabled | quote }}
- name: STAGEDOOR_SYSTEM_BASE
  value: cluster
- name: STAGEDOOR_SYSTEM_NAME
  value: {{ default (include "stagedoor.fullname" $root) $values.cluster.name | quote }}
{{ include "stagedoor.clusterEnv" . }}
{{- include "stagedoor.tlsEnv" $root }}
{{- include "stagedoor.datasourceEnv" $root }}
{{- include "stagedoor.percentilesEnv" $root }}
{{- with .settings.javaOptions }}
- name: JDK_JAVA_OPTIONS
  value: {{ . | quote }}
{{- end }}
{{- with $values.config }}
- name: SPRING_APPLICATION_JSON
  value: {{ toJson . | quote }}
{{- end }}
{{- with $values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The bounds of the histograms from which the alerts and the dashboard take percentiles. */}}
{{- define "stagedoor.percentilesEnv" -}}
{{- if or .Values.prometheusRule.enabled .Values.dashboard.enabled }}
{{- range $meter := list "ASKS" "JOURNAL_WRITES" }}
- name: MANAGEMENT_METRICS_DISTRIBUTION_SLO_STAGEDOOR_{{ $meter }}
  value: 1ms,3ms,10ms,30ms,100ms,300ms,500ms,1s,3s,10s,30s
{{- end }}
{{- end }}
{{- end -}}

{{- define "stagedoor.clusterEnv" -}}
{{- $root := .root -}}
{{- with .root.Values.cluster -}}
- name: STAGEDOOR_SYSTEM_CLUSTER_ROLES
  value: {{ $.roles }}
- name: STAGEDOOR_SYSTEM_CLUSTER_HOST
  valueFrom:
    fieldRef:
      fieldPath: status.podIP
- name: STAGEDOOR_SYSTEM_CLUSTER_DISCOVERY
  value: {{ .discovery }}
- name: STAGEDOOR_SYSTEM_CLUSTER_SERVICE
  value: {{ include "stagedoor.discoveryService" $root | quote }}
{{- if eq .discovery "kubernetes-api" }}
- name: STAGEDOOR_SYSTEM_CLUSTER_POD_LABEL_SELECTOR
  value: {{ include "stagedoor.memberSelector" $root | quote }}
- name: STAGEDOOR_SYSTEM_CLUSTER_CONTAINER_NAME
  value: stagedoor
{{- end }}
- name: STAGEDOOR_SYSTEM_CLUSTER_CONTACT_POINTS
  value: {{ include "stagedoor.contactPoints" $root | quote }}
- name: STAGEDOOR_SYSTEM_CLUSTER_SPLIT_BRAIN_RESOLVER
  value: {{ .splitBrainResolver }}
{{- if eq .splitBrainResolver "static-quorum" }}
- name: STAGEDOOR_SYSTEM_CLUSTER_QUORUM_SIZE
  value: {{ .quorumSize | int | quote }}
{{- end }}
- name: STAGEDOOR_SYSTEM_CLUSTER_STABLE_AFTER
  value: {{ printf "%ds" (int .stableAfterSeconds) }}
{{- $tag := $root.Values.image.tag | default $root.Chart.AppVersion }}
{{- /* A tag that is not a version has no order, so shards could go to any member. */}}
{{- with .version | default (regexMatch "^v?[0-9]{1,9}\\.[0-9]{1,9}(\\.[0-9]{1,9})?(-[A-Za-z0-9_-]+)?$" $tag | ternary $tag "") }}
- name: STAGEDOOR_SYSTEM_CLUSTER_VERSION
  value: {{ . | trimPrefix "v" | quote }}
{{- end }}
{{- end -}}
{{- end -}}

{{- define "stagedoor.tlsEnv" -}}
{{- if .Values.tls.enabled }}
- name: STAGEDOOR_SYSTEM_TRANSPORT
  value: tls-tcp
- name: STAGEDOOR_SYSTEM_CLUSTER_TLS_CERTIFICATE
  value: /etc/stagedoor/tls/tls.crt
- name: STAGEDOOR_SYSTEM_CLUSTER_TLS_PRIVATE_KEY
  value: /etc/stagedoor/tls/tls.key
- name: STAGEDOOR_SYSTEM_CLUSTER_TLS_AUTHORITY
  value: /etc/stagedoor/tls/ca.crt
{{- end }}
{{- end -}}

{{- define "stagedoor.datasourceEnv" -}}
{{- $datasource := .Values.datasource }}
{{- with $datasource.url }}
- name: SPRING_DATASOURCE_URL
  value: {{ . | quote }}
{{- end }}
{{- if $datasource.existingSecret }}
{{- range $property, $key := $datasource.keys }}
{{- if not (and (eq $property "url") $datasource.url) }}
- name: SPRING_DATASOURCE_{{ upper $property }}
  valueFrom:
    secretKeyRef:
      name: {{ $datasource.existingSecret | quote }}
      key: {{ $key | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}
