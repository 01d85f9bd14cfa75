{{/* The labels of every object. */}}
{{- define "stagedoor.labels" -}}
{{ include "stagedoor.release" . }}
app.kubernetes.io/version: {{ include "stagedoor.version" . | quote }}
app.kubernetes.io/part-of: stagedoor
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{/* The image's tag, cut to what a label can hold. */}}
{{- define "stagedoor.version" -}}
{{- default .Chart.AppVersion .Values.image.tag | trunc 63 | trimAll "_.-" -}}
{{- end -}}

{{/* Labels that never change during the life of a release, because selectors use them and cannot be changed. */}}
{{- define "stagedoor.release" -}}
app.kubernetes.io/name: {{ include "stagedoor.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* The labels that all pods of the cluster share, gateways and workers. */}}
{{- define "stagedoor.memberLabels" -}}
{{ include "stagedoor.release" . }}
stagedoor.dev/member: "true"
{{- end -}}

{{/* The labels that the pods of one component share. Takes a list: the root, and the component. */}}
{{- define "stagedoor.componentLabels" -}}
{{ include "stagedoor.memberLabels" (first .) }}
app.kubernetes.io/component: {{ last . }}
{{- end -}}

{{/* The labels of members as a selector for discovery. */}}
{{- define "stagedoor.memberSelector" -}}
{{- $selector := list -}}
{{- range $label, $value := fromYaml (include "stagedoor.memberLabels" .) -}}
{{- $selector = append $selector (printf "%s=%s" $label $value) -}}
{{- end -}}
{{- join "," $selector -}}
{{- end -}}
