#!/usr/bin/env bash
# A real SeaTunnel engine for tests and for recordings, on loopback addresses only.
#
#   engine.sh fetch                        resolve the engine by Maven into the cache folder; prints the folder
#   engine.sh run HOME PORT NAME MEMBERS   become a member: HOME is made if need be and holds all that it writes,
#                                          MEMBERS is host:port[,host:port…] of the whole cluster, NAME its name
#
# The cache is ${XDG_CACHE_HOME:-~/.cache}/sluice/engine-VERSION; once it is filled nothing needs a network.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
version=2.3.8
cache=${XDG_CACHE_HOME:-$HOME/.cache}/sluice/engine-$version
# Changes when the layout of the cache or the list of artifacts does, so that an old cache is filled anew.
stamp="$cache/complete-$(cksum <"$here/pom.xml" | tr -s ' ' -)"

copy_dependencies() {
    mvn --batch-mode --quiet --no-transfer-progress --file "$here/pom.xml" \
        -Dmaven.wagon.http.retryHandler.count=3 \
        dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$1"
}

fetch() {
    if [[ ! -e $stamp ]]; then
        local tool
        for tool in java mvn; do
            command -v "$tool" >/dev/null || { echo "engine.sh: no '$tool' on this machine" >&2; exit 3; }
        done
        mkdir -p "$cache"
        # Test programs may run side by side: one of them fetches, the others wait.
        exec 9>"$cache/lock"
        flock 9
    fi
    if [[ ! -e $stamp ]]; then
        local fresh attempt
        fresh=$(mktemp -d "$cache/fetch.XXXXXX")
        for attempt in 1 2 3; do
            if copy_dependencies "$fresh/lib" >&2; then
                break
            elif ((attempt == 3)); then
                rm -rf "$fresh"
                echo "engine.sh: Maven could not fetch SeaTunnel $version in $attempt attempts" >&2
                exit 3
            fi
            sleep $((attempt * 5))
        done
        mkdir "$fresh/connectors"
        mv "$fresh"/lib/connector-*.jar "$fresh/connectors/"
        rm -rf "${cache:?}/lib" "${cache:?}/connectors" "${cache:?}"/complete-*
        mv "$fresh/lib" "$fresh/connectors" "$cache/"
        rm -rf "$fresh"
        touch "$stamp"
    fi
    echo "$cache"
}

write_configuration() {
    local home=$1 port=$2 name=$3 members=$4
    mkdir -p "$home/config" "$home/tmp" "$home/checkpoints"
    mkdir -p "$home/connectors"
    ln -sf "$cache"/connectors/*.jar "$home/connectors/"
    tee "$home/plugin-mapping.properties" >"$home/connectors/plugin-mapping.properties" <<-END
		seatunnel.source.FakeSource = connector-fake
		seatunnel.sink.Console = connector-console
	END
    cat >"$home/config/seatunnel.yaml" <<-END
		seatunnel:
		  engine:
		    backup-count: 1
		    print-execution-info-interval: 600
		    print-job-metrics-info-interval: 600
		    slot-service:
		      dynamic-slot: true
		    checkpoint:
		      interval: 10000
		      timeout: 60000
		      storage:
		        type: localfile
		        max-retained: 3
		        plugin-config:
		          namespace: $home/checkpoints/
		    telemetry:
		      metric:
		        enabled: false
	END
    # bind.any: false is what keeps the engine off the other interfaces; "interfaces" alone does not.
    cat >"$home/config/hazelcast.yaml" <<-END
		hazelcast:
		  cluster-name: $name
		  network:
		    rest-api:
		      enabled: true
		      endpoint-groups:
		        CLUSTER_WRITE:
		          enabled: true
		        DATA:
		          enabled: true
		    public-address: 127.0.0.1:$port
		    port:
		      port: $port
		      auto-increment: false
		    interfaces:
		      enabled: true
		      interfaces:
		        - 127.0.0.1
		    join:
		      tcp-ip:
		        enabled: true
		        member-list:
		$(tr ',' '\n' <<<"$members" | sed 's/^/          - /')
		  properties:
		    hazelcast.socket.bind.any: false
		    hazelcast.phone.home.enabled: false
		    hazelcast.invocation.max.retry.count: 20
		    hazelcast.tcp.join.port.try.count: 1
		    hazelcast.logging.type: log4j2
		    hazelcast.operation.generic.thread.count: 8
		    hazelcast.max.no.heartbeat.seconds: 10
		    hazelcast.merge.first.run.delay.seconds: 15
		    hazelcast.merge.next.run.delay.seconds: 10
	END
    cat >"$home/config/hazelcast-client.yaml" <<-END
		hazelcast-client:
		  cluster-name: $name
		  network:
		    cluster-members:
		      - 127.0.0.1:$port
	END
    cat >"$home/config/log4j2.properties" <<-END
		rootLogger.level = INFO
		rootLogger.appenderRef.out.ref = out
		appender.out.type = Console
		appender.out.name = out
		appender.out.layout.type = PatternLayout
		appender.out.layout.pattern = %d{HH:mm:ss.SSS} %-5p [%c{1}] %m%n
	END
}

run() {
    local home=$1 port=$2
    [[ -e $stamp ]] || fetch >/dev/null
    write_configuration "$@"
    local java=(java -Xms256m -Xmx1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1
        -Djava.io.tmpdir="$home/tmp" -Djava.net.preferIPv4Stack=true
        -DSEATUNNEL_HOME="$home" -Dseatunnel.config="$home/config/seatunnel.yaml"
        -Dhazelcast.config="$home/config/hazelcast.yaml"
        -Dhazelcast.client.config="$home/config/hazelcast-client.yaml"
        -Dlog4j2.configurationFile="$home/config/log4j2.properties"
        --add-exports java.base/jdk.internal.ref=ALL-UNNAMED)
    local package
    for package in java.lang java.util java.nio java.net sun.nio.ch; do
        java+=(--add-opens "java.base/$package=ALL-UNNAMED")
    done
    # The patched config parser must win over the original that other jars carry, so its jar comes first.
    local classpath="$cache/lib/seatunnel-config-shade-$version.jar:$cache/lib/*"
    export SEATUNNEL_HOME=$home
    cd "$home"
    exec "${java[@]}" -cp "$classpath" org.apache.seatunnel.engine.server.SeaTunnelServerStarter
}

case "${1:-} $#" in
"fetch 1") fetch ;;
"run 5") run "${@:2}" ;;
*)
    sed -n 's/^# \{0,1\}//; 2,9p' "${BASH_SOURCE[0]}" >&2
    exit 2
    ;;
esac
