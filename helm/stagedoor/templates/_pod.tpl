{{/* The template of a member's pod. Takes a dict: root, component, roles, settings (the component's own values). */}}
{{- define "stagedoor.pod" -}}
{{- $root := .root -}}
{{- $values := .root.Values -}}
{{- $own := fromYaml (include "stagedoor.componentLabels" (list .root .component)) -}}
{{- $version := dict "app.kubernetes.io/version" (include "stagedoor.version" .root) -}}
metadata:
  labels:
    {{- merge $own $version $values.podLabels | toYaml | nindent 4 }}
  {{- with $values.podAnnotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  serviceAccountName: {{ include "stagedoor.serviceAccount" .root }}
  # Only the discovery kubernetes-api uses the API of Kubernetes.
  automountServiceAccountToken: {{ eq $values.cluster.discovery "kubernetes-api" }}
  enableServiceLinks: false
  terminationGracePeriodSeconds: {{ include "stagedoor.gracePeriod" .root }}
  {{- with $values.imagePullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $values.priorityClassName }}
  priorityClassName: {{ . }}
  {{- end }}
  securityContext:
    runAsNonRoot: true
    {{- range $key, $id := $values.podSecurityContext }}
    {{- if $id }}
    {{ $key }}: {{ int $id }}
    {{- end }}
    {{- end }}
    seccompProfile:
      type: RuntimeDefault
  {{- with $values.initContainers }}
  initContainers:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  containers:
    {{- include "stagedoor.container" . | nindent 4 }}
  volumes:
    {{- include "stagedoor.volumes" . | nindent 4 }}
  {{- include "stagedoor.placement" . | trim | nindent 2 }}
{{- end -}}

{{- define "stagedoor.volumes" -}}
{{- $values := .root.Values -}}
- name: tmp
  emptyDir: {}
{{- if $values.tls.enabled }}
- name: tls
  secret:
    secretName: {{ include "stagedoor.tlsSecret" .root }}
    defaultMode: 0440
{{- end }}
{{- if contains "gateway" .roles }}
{{- range $name, $secret := fromYaml (include "stagedoor.gatewaySecrets" .root) }}
- name: {{ $name }}
  secret:
    secretName: {{ $secret | quote }}
    defaultMode: 0440
{{- end }}
{{- end }}
{{- with $values.actors }}
- name: actors
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The placement of pods on nodes. Each component is spread separately. */}}
{{- define "stagedoor.placement" -}}
{{- $labels := include "stagedoor.componentLabels" (list .root .component) -}}
{{- with .root.Values.topologySpreadConstraints }}
topologySpreadConstraints:
  {{- range . }}
  - {{ toYaml . | nindent 4 | trim }}
    labelSelector:
      matchLabels:
        {{- $labels | nindent 8 }}
  {{- end }}
{{- end }}
{{- range $key := list "nodeSelector" "tolerations" "affinity" }}
{{- with index $.settings $key }}
{{ $key }}:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
{{- end -}}
