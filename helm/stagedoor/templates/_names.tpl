{{/* In a dependency with an alias, the name of the chart is the alias, which may have capitals and underscores. */}}
{{- define "stagedoor.name" -}}
{{- default (.Chart.Name | lower | replace "_" "-" | trimAll "-") .Values.nameOverride | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{/* At most 40 characters, because names of pods and labels of StatefulSets contain it; no dots, as for Services. */}}
{{- define "stagedoor.fullname" -}}
{{- $name := include "stagedoor.name" . -}}
{{- $full := ternary .Release.Name (printf "%s-%s" .Release.Name $name) (contains $name .Release.Name) -}}
{{- $full = default $full .Values.fullnameOverride | replace "." "-" | trunc 40 | trimSuffix "-" -}}
{{- if not (regexMatch "^[a-z]" $full) -}}
{{- fail (printf "fullnameOverride: the name of a Service must begin with a letter, but '%s' does not" $full) -}}
{{- end -}}
{{- $full -}}
{{- end -}}

{{- define "stagedoor.members" -}}
{{- include "stagedoor.fullname" . }}-members
{{- end -}}

{{- define "stagedoor.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "stagedoor.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* The protocol of the Service, and the name of its port. */}}
{{- define "stagedoor.scheme" -}}
{{- .Values.service.tls.existingSecret | empty | ternary "http" "https" -}}
{{- end -}}

{{- define "stagedoor.tlsSecret" -}}
{{- if .Values.tls.certManager.enabled -}}
{{- include "stagedoor.fullname" . }}-tls
{{- else -}}
{{- .Values.tls.existingSecret -}}
{{- end -}}
{{- end -}}

{{- define "stagedoor.image" -}}
{{- if .Values.image.digest -}}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest -}}
{{- else -}}
{{- printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) -}}
{{- end -}}
{{- end -}}
