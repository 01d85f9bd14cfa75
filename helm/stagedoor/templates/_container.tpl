{{/* The only container of a member. Takes the same dict as the pod. */}}
{{- define "stagedoor.container" -}}
{{- $values := .root.Values -}}
- name: stagedoor
  image: {{ include "stagedoor.image" .root | quote }}
  imagePullPolicy: {{ $values.image.pullPolicy }}
  securityContext:
    allowPrivilegeEscalation: false
    readOnlyRootFilesystem: true
    capabilities:
      drop: [ALL]
  env:
    {{- include "stagedoor.env" . | nindent 4 }}
  {{- with $values.extraEnvFrom }}
  envFrom:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  ports:
    {{- if contains "gateway" .roles }}
    - name: http
      containerPort: 8080
    {{- end }}
    - name: actuator
      containerPort: 8081
    - name: remoting
      containerPort: 17355
    - name: asks
      containerPort: 17356
    - name: management
      containerPort: 7626
  {{- range $probe, $settings := $values.probes }}
  {{ $probe }}Probe:
    httpGet:
      path: /actuator/health/{{ $probe }}
      port: actuator
    {{- toYaml $settings | nindent 4 }}
  {{- end }}
  {{- if $values.shutdown.preStop }}
  lifecycle:
    preStop:
      # Senders of requests need a moment to learn that this pod takes no more.
      sleep:
        seconds: {{ int $values.shutdown.preStop }}
  {{- end }}
  {{- with .settings.resources }}
  resources:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  volumeMounts:
    - name: tmp
      mountPath: /tmp
    {{- /* Whole folders, because a single file (subPath) is not updated when its Secret changes. */}}
    {{- if $values.tls.enabled }}
    - name: tls
      mountPath: /etc/stagedoor/tls
      readOnly: true
    {{- end }}
    {{- if contains "gateway" .roles }}
    {{- range $name, $secret := fromYaml (include "stagedoor.gatewaySecrets" .root) }}
    - name: {{ $name }}
      mountPath: /etc/stagedoor/{{ $name }}
      readOnly: true
    {{- end }}
    {{- end }}
    {{- if $values.actors }}
    - name: actors
      mountPath: /app/actors
      readOnly: true
    {{- end }}
    {{- with $values.extraVolumeMounts }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end -}}
