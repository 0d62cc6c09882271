model="openai/gpt-oss-20b"
model="$model:nscale"  # needs: provider
curl --silent --show-error --write-out '\nHTTP %{http_code}\n' \
  https://router.huggingface.co/v1/chat/completions \
  --header "Authorization: Bearer $HF_TOKEN" \
  --header "Content-Type: application/json" \
  --header "X-HF-Bill-To: my-org" \  # needs: bill-to
  --data @- <<JSON
{"model": "$model", "messages": [{"role": "user", "content": "Say hello."}]}
JSON
