{{/* What every object carries. */}}
{{- define "stagedoor.labels" -}}
{{ include "stagedoor.release" . }}
app.kubernetes.io/version: {{ include "stagedoor.version" . | quote }}
app.kubernetes.io/part-of: stagedoor
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{/* The image's tag, as far as a label can hold it. */}}
{{- define "stagedoor.version" -}}
{{- default .Chart.AppVersion .Values.image.tag | trunc 63 | trimAll "_.-" -}}
{{- end -}}

{{/* What stays the same for as long as the release lives: selectors are made of it, and cannot be changed. */}}
{{- define "stagedoor.release" -}}
app.kubernetes.io/name: {{ include "stagedoor.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* What the pods of the cluster have in common, gateways and workers alike. */}}
{{- define "stagedoor.memberLabels" -}}
{{ include "stagedoor.release" . }}
stagedoor.dev/member: "true"
{{- end -}}

{{/* What the pods of one component have in common. Takes a list: the root, and the component. */}}
{{- define "stagedoor.componentLabels" -}}
{{ include "stagedoor.memberLabels" (first .) }}
app.kubernetes.io/component: {{ last . }}
{{- end -}}

{{/* The labels of members as discovery asks for them. */}}
{{- define "stagedoor.memberSelector" -}}
{{- $selector := list -}}
{{- range $label, $value := fromYaml (include "stagedoor.memberLabels" .) -}}
{{- $selector = append $selector (printf "%s=%s" $label $value) -}}
{{- end -}}
{{- join "," $selector -}}
{{- end -}}
