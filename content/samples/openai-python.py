# pip install openai
import os

from openai import APIStatusError, OpenAI

model = "openai/gpt-oss-20b"
model += ":nscale"  # needs: provider
client = OpenAI(
    base_url="https://router.huggingface.co/v1",
    api_key=os.environ["HF_TOKEN"],
    default_headers={"X-HF-Bill-To": "my-org"},  # needs: bill-to
)
try:
    answer = client.chat.completions.create(
        model=model,
        messages=[{"role": "user", "content": "Say hello."}],
    )
    print(answer.choices[0].message.content)
except APIStatusError as error:
    print(error.status_code, error.body)  # `error` alone may be the status and no more.
