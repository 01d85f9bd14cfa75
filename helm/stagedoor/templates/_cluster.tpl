{{/* The number of replicas that a component starts with. */}}
{{- define "stagedoor.initialReplicas" -}}
{{- ternary .autoscaling.minReplicas .replicas .autoscaling.enabled | int -}}
{{- end -}}

{{/* The number of members at the start. */}}
{{- define "stagedoor.initialMembers" -}}
{{- $members := include "stagedoor.initialReplicas" .Values | int -}}
{{- if .Values.workers.enabled -}}
{{- $members = add $members (include "stagedoor.initialReplicas" .Values.workers | int) -}}
{{- end -}}
{{- $members -}}
{{- end -}}

{{/*
The number of replicas. With an autoscaler it is the present number, because Kubernetes takes no number as one. Takes a
dict: root, kind, name, settings (the component's own values).
*/}}
{{- define "stagedoor.replicas" -}}
{{- if not .settings.autoscaling.enabled -}}
replicas: {{ int .settings.replicas }}
{{- else if .root.Release.IsUpgrade -}}
{{- with lookup "apps/v1" .kind .root.Release.Namespace .name -}}
replicas: {{ int .spec.replicas }}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* A majority of the initial members, so that no two groups of them can each form a cluster. */}}
{{- define "stagedoor.contactPoints" -}}
{{- $members := include "stagedoor.initialMembers" . | int -}}
{{- default (add 1 (div $members 2)) (.Values.cluster.contactPoints | int) -}}
{{- end -}}

{{/* The name by which members are looked up: their headless Service, or the name for the labels of their pods. */}}
{{- define "stagedoor.discoveryService" -}}
{{- if eq .Values.cluster.discovery "pekko-dns" -}}
{{- printf "%s.%s.svc.%s" (include "stagedoor.members" .) .Release.Namespace .Values.cluster.domain -}}
{{- else -}}
{{- include "stagedoor.members" . -}}
{{- end -}}
{{- end -}}

{{/* The time that a pod may take to end: the drain, and a phase each for asks, connections and shards. */}}
{{- define "stagedoor.gracePeriod" -}}
{{- with .Values.shutdown -}}
{{- /* A member takes at most a minute to hand its shards over and leave. */ -}}
{{- add .preStop .drainDelay (mul 2 .phase) 60 .margin -}}
{{- end -}}
{{- end -}}

{{/* Checks that a schema cannot make, or not with a helpful message. */}}
{{- define "stagedoor.check" -}}
{{- if not .Values.enabled -}}
{{- fail "enabled is false, which only the condition of a parent chart's dependency obeys; add `condition: stagedoor.enabled` to it, with its alias if it has one" -}}
{{- end -}}
{{- include "stagedoor.checkSecurity" . -}}
{{- with .Values.tls -}}
{{- if and .enabled .certManager.enabled .existingSecret -}}
{{- fail "tls.existingSecret and tls.certManager.enabled exclude each other" -}}
{{- end -}}
{{- if and .enabled (not .certManager.enabled) (not .existingSecret) -}}
{{- fail "tls.enabled needs tls.existingSecret or tls.certManager.enabled" -}}
{{- end -}}
{{- if and (not .enabled) (or .certManager.enabled .existingSecret) -}}
{{- fail "tls.existingSecret and tls.certManager.enabled need tls.enabled, because members do not encrypt without it" -}}
{{- end -}}
{{- if and .enabled .certManager.enabled (not .certManager.issuerRef.name) -}}
{{- fail "tls.certManager.enabled needs tls.certManager.issuerRef.name" -}}
{{- end -}}
{{- end -}}
{{- if and (eq .Values.cluster.splitBrainResolver "static-quorum") (lt (int .Values.cluster.quorumSize) 1) -}}
{{- fail "cluster.splitBrainResolver=static-quorum needs cluster.quorumSize" -}}
{{- end -}}
{{- $members := include "stagedoor.initialMembers" . | int -}}
{{- if and $members (gt (int .Values.cluster.contactPoints) $members) -}}
{{- fail (printf "cluster.contactPoints is more than the %d members at the start, so they would form no cluster" $members) -}}
{{- end -}}
{{- if and $members (eq .Values.cluster.splitBrainResolver "static-quorum") (gt (int .Values.cluster.quorumSize) $members) -}}
{{- fail (printf "cluster.quorumSize is more than the %d members at the start, so all would end when the first one fails" $members) -}}
{{- end -}}
{{- with .Values.shutdown -}}
{{- if gt (int .drainDelay) (int .phase) -}}
{{- fail "shutdown.drainDelay is longer than shutdown.phase, which would cut it short" -}}
{{- end -}}
{{- end -}}
{{- range list .Values .Values.workers -}}
{{- if gt (int .autoscaling.minReplicas) (int .autoscaling.maxReplicas) -}}
{{- fail "autoscaling.minReplicas is greater than autoscaling.maxReplicas" -}}
{{- end -}}
{{- end -}}
{{- end -}}
